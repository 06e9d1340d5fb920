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
  'unsupported-format': {
    fate: 'reject',
    zh: '暂不能读取这种格式。请另存为 Word（.docx）、PDF、OFD、网页或文本后重新投放。',
    en: 'This format cannot be read. Save it as Word (.docx), PDF, OFD, a web page or text and drop it again.',
  },
  'damaged-file': {
    fate: 'reject',
    zh: '文件已损坏或不完整，无法读取。请打开原件另存一份，或重新下载后投放。',
    en: 'The file is damaged or incomplete. Open the original and save it anew, or download it again, and drop that.',
  },
  encrypted: {
    fate: 'reject',
    zh: '文件有密码保护，无法读取。请去掉密码后重新投放。',
    en: 'The file is protected by a password. Remove the password and drop it again.',
  },
  'needs-ocr': {
    fate: 'reject',
    zh: '文件是扫描件或图片，里面没有文字。请投放可复制文字的版本，或请运维人员开启文字识别（JIANBAO_OCR）。',
    en: 'The file is a scan or a picture and holds no text. Drop a version whose text can be copied, or ask the operator to turn text recognition on (JIANBAO_OCR).',
  },
  'too-many-entries': {
    fate: 'reject',
    zh: '压缩包或邮件里的文件超过 2,000 个。请分成几份后重新投放。',
    en: 'The archive or e-mail holds more than 2,000 files. Split it and drop the parts.',
  },
  'expanded-too-large': {
    fate: 'reject',
    zh: '文件解压后超过 256 MB。请分成几份后重新投放。',
    en: 'Unpacked, the file is larger than 256 MB. Split it and drop the parts.',
  },
  'nested-too-deep': {
    fate: 'reject',
    zh: '压缩包或邮件里又套着压缩包或邮件，只读取一层。请取出里面的文件单独投放。',
    en: 'This is an archive or e-mail inside another one; only one level is opened. Take its files out and drop them by themselves.',
  },
  'line-too-long': {
    fate: 'reject',
    zh: '文件里有一行超过 100 万字，不像正常文档。请检查后重新投放。',
    en: 'A line of the file is longer than a million characters, as in no honest document. Check it and drop it again.',
  },
  'no-members': {
    fate: 'reject',
    zh: '压缩包里没有可读的文件。请检查后重新投放。',
    en: 'The archive holds no file that can be read. Check it and drop it again.',
  },
  'no-text': {
    fate: 'reject',
    zh: '文件里没有文字。请检查后重新投放。',
    en: 'The file holds no words. Check it and drop it again.',
  },
  'too-slow': {
    fate: 'reject',
    zh: '读取这个文件超过了时限，已停止。请拆分后重新投放，或请运维人员调高 JIANBAO_READ_SECONDS 后用 jianbao replay 重新读取。',
    en: 'Reading this file took longer than the limit and was stopped. Split it, or ask the operator to raise JIANBAO_READ_SECONDS and run jianbao replay.',
  },
  'too-much-memory': {
    fate: 'reject',
    zh: '读取这个文件需要的内存超过了上限，已停止。请拆分后重新投放，或请运维人员调高 JIANBAO_READ_MEMORY_MB 后用 jianbao replay 重新读取。',
    en: 'Reading this file took more memory than the limit and was stopped. Split it, or ask the operator to raise JIANBAO_READ_MEMORY_MB and run jianbao replay.',
  },
  'no-member-read': {
    fate: 'reject',
    zh: '里面的文件没有一件能够读取，各件的原因见下。请按原因处理后重新投放。',
    en: 'None of the files in it could be read; each has its reason below. Mend them and drop them again.',
  },
  'too-many-records': {
    fate: 'reject',
    zh: '文件里的内容太多：段落和提及合计超过 10 万处。请按期拆分后重新投放。',
    en: 'The file holds too much: more than 100,000 paragraphs and mentions together. Split it by issue and drop the parts.',
  },
  poison: {
    fate: 'reject',
    zh: '读取这个文件时服务多次中断，已停止尝试。原件完好；重新投放会被当作重复文件，请运维人员用 jianbao replay 重新读取。',
    en: 'The service stopped several times while reading this file, so it was set aside. The original is safe. Dropped again it counts as a duplicate: ask the operator to run jianbao replay.',
  },
} as const satisfies Record<string, Fault>

export type FaultCode = keyof typeof faults

/** The sentence of a code as the ledger keeps it, also of one that a newer or older release wrote. */
export function faultSentence(code: string | null): Pick<Fault, 'zh' | 'en'> {
  const known = Object.entries<Fault>(faults).find(([name]) => name === code)
  if (known) return { zh: known[1].zh, en: known[1].en }
  return {
    zh: `未能读取（${code ?? '原因不明'}）。`,
    en: `Could not be read (${code ?? 'unknown'}).`,
  }
}
