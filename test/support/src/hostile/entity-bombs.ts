/** Entities that grow without end, or reach for files and servers (XML 1.0, 4.2). */
import { aDocx, anOfd, wordParagraph } from './honest-files.ts'
import type { HostileFile } from './hostile-file.ts'

const text = Buffer.from('The county invests 5 million yuan in water and roads.\n'.repeat(40))

/** Ten to the ninth "lol" where entities are expanded (Cox, 2003), and files of the machine. */
const laughs = `<!DOCTYPE lolz [<!ENTITY a0 "lollollol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')}]>`
const external = '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'
const quadratic = `<!DOCTYPE x [<!ENTITY q "${'q'.repeat(50_000)}">]>`
const remote =
  '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/evil.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]>'

export function entityBombs(): HostileFile[] {
  const refused = ['damaged-file']
  const calm = ['parsed', 'damaged-file', 'no-text']
  const doctypes = { laughs, external, quadratic, remote }
  const uses = { laughs: '&a9;', external: '&xxe;', quadratic: '&q;'.repeat(50_000), remote: '&p;' }
  return Object.entries(doctypes).flatMap(([name, doctype]) => {
    const use = `${text}${uses[name as keyof typeof uses]}`
    const files: [string, () => Buffer][] = [
      ['docx', () => aDocx(wordParagraph(use), doctype)],
      [
        'ofd',
        () =>
          anOfd(
            `<ofd:TextObject ID="9" Boundary="0 0 100 10"><ofd:TextCode>${use}</ofd:TextCode></ofd:TextObject>`,
            doctype,
          ),
      ],
      [
        'html',
        () => Buffer.from(`<?xml version="1.0"?>${doctype}<html><body><p>${use}</p></body></html>`),
      ],
      ['txt', () => Buffer.from(`<?xml version="1.0"?>${doctype}<x>${use}</x>`)],
    ]
    return files.map(([kind, content]) => ({
      what: `entities in ${kind}: ${name}`,
      name: `entities-${name}.${kind}`,
      content,
      verdicts: kind === 'docx' || kind === 'ofd' ? refused : calm,
      fast: kind !== 'txt',
    }))
  })
}
