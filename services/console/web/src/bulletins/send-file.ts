/** Sends a file as the body of a request. XMLHttpRequest, because fetch tells no progress of sending. */
import type { UploadReceipt } from '@jianbao/schema'
import { ApiFailure, addressOf, failureOf } from '../api/call.ts'

export function sendFile(
  file: File,
  onProgress: (percent: number) => void,
): Promise<UploadReceipt> {
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', addressOf('POST /api/uploads', { query: { name: file.name } }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(Math.floor((event.loaded / event.total) * 100))
    })
    request.addEventListener('load', () => {
      // The server has checked a success against its schema.
      if (request.status === 201) resolve(JSON.parse(request.responseText) as UploadReceipt)
      else {
        const status = request.status < 200 ? 500 : request.status
        void failureOf(new Response(request.responseText, { status })).then(reject)
      }
    })
    request.addEventListener('error', () => reject(unreachable()))
    request.send(file)
  })
}

const unreachable = () =>
  new ApiFailure({
    error: {
      code: 'unreachable',
      message_zh: '上传中断，请重新上传。',
      message_en: 'The upload broke off. Upload it again.',
    },
  })
