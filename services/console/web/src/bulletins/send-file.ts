/** Sends a file as the body of a request. XMLHttpRequest, because fetch tells no progress of sending. */
import type { UploadReceipt } from '@jianbao/schema'
import { ApiFailure, addressOf, failureOf } from '../api/call.ts'

interface Sending {
  readonly file: File
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

/** Waits for its turn. Rejects with a sentence for people, or with the signal's reason. */
export async function sendFile({ file, onProgress, signal }: Sending): Promise<UploadReceipt> {
  using _turn = await takeTurn(signal)
  return await send({ file, onProgress, signal })
}

function send({ file, onProgress, signal }: Sending): Promise<UploadReceipt> {
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', addressOf('POST /api/uploads', { query: { name: file.name } }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('load', () => {
      // The server has checked a success against its schema.
      if (request.status === 201) resolve(JSON.parse(request.responseText) as UploadReceipt)
      else {
        const status = request.status < 200 ? 500 : request.status
        void failureOf(new Response(request.responseText, { status })).then(reject)
      }
    })
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('abort', () => reject(signal.reason))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** A browser opens six connections to a server; the pages need theirs while a hundred files go. */
const sentAtOnceMax = 2
let sending = 0
const waiting: (() => void)[] = []

async function takeTurn(signal: AbortSignal): Promise<Disposable> {
  if (sending >= sentAtOnceMax) await new Promise<void>((resolve) => waiting.push(resolve))
  sending += 1
  const turn = {
    [Symbol.dispose]: () => {
      sending -= 1
      waiting.shift()?.()
    },
  }
  if (!signal.aborted) return turn
  turn[Symbol.dispose]()
  throw signal.reason
}

const unreachable = () =>
  new ApiFailure({
    error: {
      code: 'unreachable',
      message_zh: '上传中断，请重新上传。',
      message_en: 'The upload broke off. Upload it again.',
    },
  })
