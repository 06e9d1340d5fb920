/**
 * The catalogue of faults a file can meet. Each has a stable code, a sentence a person understands
 * (Chinese first: it is what stands in `.reason.txt`), and one fate.
 *
 * - `reject`: the file is at fault; it goes to `rejected/` with the sentence. Retrying cannot cure it.
 * - `retry`: the machine is at fault; the job runs again.
 * - `alarm`: a person must look; nothing is lost meanwhile.
 */
export interface Fault {
  readonly fate: 'reject' | 'retry' | 'alarm'
  readonly zh: string
  readonly en: string
}

export const faults = {
  'empty-file': {
    fate: 'reject',
    zh: '文件是空的，没有可读内容。请检查后重新投放。',
    en: 'The file is empty. Check it and drop it again.',
  },
  'file-too-large': {
    fate: 'reject',
    zh: '文件超过大小上限（64 MB）。请拆分后重新投放。',
    en: 'The file is larger than the limit of 64 MB. Split it and drop the parts.',
  },
  'text-too-large': {
    fate: 'reject',
    zh: '文本超过长度上限（50 MB）。请拆分后重新投放。',
    en: 'The text is longer than the limit of 50 MB. Split it and drop the parts.',
  },
  'not-a-regular-file': {
    fate: 'reject',
    zh: '这不是普通文件（是链接、管道或设备），不会读取。请投放文件本身。',
    en: 'This is a link, a pipe or a device, which is never read. Drop the file itself.',
  },
  'not-text': {
    fate: 'reject',
    zh: '文件不是文本，暂不能读取这种格式。请另存为 UTF-8 或 GB18030 编码的文本后重新投放。',
    en: 'The file is not text and this format cannot be read. Save it as UTF-8 or GB18030 text and drop it again.',
  },
  'no-text': {
    fate: 'reject',
    zh: '文件里没有文字。请检查后重新投放。',
    en: 'The file holds no words. Check it and drop it again.',
  },
  'too-slow': {
    fate: 'reject',
    zh: '读取这个文件超过了时限，已停止。请拆分后重新投放，或交给运维人员查看。',
    en: 'Reading this file took longer than the limit and was stopped. Split it, or ask the operator to look.',
  },
  poison: {
    fate: 'reject',
    zh: '读取这个文件时服务多次中断，已停止尝试。原件完好；重新投放会被当作重复文件，请运维人员用 jianbao replay 重新读取。',
    en: 'The service stopped several times while reading this file, so it was set aside. The original is safe. Dropped again it counts as a duplicate: ask the operator to run jianbao replay.',
  },
} as const satisfies Record<string, Fault>

export type FaultCode = keyof typeof faults
