/**
 * Signs that hide or turn what is written (Unicode categories Cf, Zl, Zp, and the controls beyond
 * ASCII) as `\u202e`: a name that a stranger chose must not make a line of the log read otherwise than
 * it is. Inside JSON the escape means the same. ASCII controls are escaped by the logger itself.
 */
export function visibleMarks(line: string): string {
  return line.replace(/[\p{Cf}\p{Zl}\p{Zp}\u007f-\u009f]/gu, (sign) =>
    sign.split('').map(escaped).join(''),
  )
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
