/** Colours of the topics in charts: each at least 3:1 against the paper (WCAG 2.2, 1.4.11). */
const light = [
  '#1f5fbf',
  '#c2570c',
  '#15803d',
  '#7c3aed',
  '#a16207',
  '#0e7490',
  '#be123c',
  '#64748b',
] as const
const dark = [
  '#60a5fa',
  '#fb923c',
  '#4ade80',
  '#a78bfa',
  '#facc15',
  '#22d3ee',
  '#fb7185',
  '#94a3b8',
] as const

export function topicColor(index: number, isDark: boolean): string {
  const colours = isDark ? dark : light
  return colours[index % colours.length] ?? light[0]
}
