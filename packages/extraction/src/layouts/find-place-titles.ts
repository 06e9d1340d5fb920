/** News of places under a masthead: unmarked titles, each set apart and each beginning with another place. */
import { breaksOff, endsSentence } from '../normalise/characters.ts'
import { isFull } from '../normalise/measure-wrap.ts'
import { titleLine } from './find-masthead-titles.ts'
import { isRunningText, isTitleLike, type LineIndex } from './line-index.ts'
import type { Mark } from './marks.ts'
import { readMarker } from './read-marker.ts'

const titlesMin = 3
const titleColumnsMin = 17
/** 剑川县, 大同云州区, 和平、龙川两县: not 我市, 山区, 城市, 市场. */
const place =
  /^(?![我全各本某])[\p{Script=Han}、]{1,9}?(?<![乡社小园山库老新特城街景辖地片都夜超])[县市区州旗盟镇](?![场民域级区长值])/u

/** A line apart from the text above it, with text right beneath. */
function isTitle(index: LineIndex, at: number): boolean {
  const line = index.lines[at]
  const next = index.lines[at + 1]
  if (line === undefined || next === undefined || line.blankBefore === 0) return false
  if (!isTitleLike(line) || breaksOff(line.text) || line.columns < titleColumnsMin) return false
  if (readMarker(line.text) !== null || isFull(line, index.setting.wrap)) return false
  return isRunningText(next) || isFull(next, index.setting.wrap)
}

/** Every title below the masthead; none where one of them begins otherwise: one paper has sub-headings too. */
export function findPlaceTitles(index: LineIndex, start: number): readonly Mark[] {
  const first = titleLine(index, start)
  if (first === null) return []
  const lines = index.lines.flatMap((_, at) => {
    const isFree = at === first || endsSentence(index.lines[at - 1]?.text ?? '')
    return at >= first && isFree && isTitle(index, at) ? [at] : []
  })
  const places = lines.map((at) => place.exec(index.lines[at]?.text ?? '')?.[0])
  const isNews = lines[0] === first && places.every((name) => name !== undefined)
  if (!isNews || new Set(places).size < titlesMin || new Set(places).size < lines.length) return []
  return lines.map((at) => ({ kind: 'title', first: at, last: at, runsOnAt: null }))
}
