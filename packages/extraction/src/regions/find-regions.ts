/**
 * Every division of GB/T 2260 that a text names, each mention at its deepest reading: 陕西西安 is one
 * mention of 610100.
 */
import type { RegionMention } from '@jianbao/schema'
import { type CompactText, placeOf } from '../mentions/compact-text.ts'
import { type Evidence, type RegionContext, resolve } from './evidence.ts'
import { isAncestor } from './gazetteer.ts'
import { isEvident } from './is-evident.ts'
import {
  type HitJudge,
  hasChildBehind,
  hitJudgeFor,
  type NameHit,
  nameHitsIn,
  type RegionReading,
} from './name-hits.ts'
import { regionRolesIn } from './region-role.ts'

/**
 * The mentions in text order. `view` holds the whole article (label, title, blocks), each span with
 * a hard border. `candidates` is filled only where the text leaves several divisions possible; the
 * `code` is then the first of them.
 */
export function findRegions(view: CompactText, context: RegionContext = {}): RegionMention[] {
  const { text } = view
  const roleOf = regionRolesIn(text)
  return readRegions(text, context).map(({ start, end, division, candidates }) => ({
    code: division.code,
    name: division.name,
    level: division.level,
    role: roleOf(start, end),
    candidates: candidates.map(({ code }) => code),
    ...placeOf(view, start, end),
  }))
}

/** The readings of a compact text, parents joined to the children right behind them. */
function readRegions(text: string, context: RegionContext): RegionReading[] {
  const hits = nameHitsIn(text)
  if (hits.length === 0) return []
  const judge = hitJudgeFor(text, hits)
  const places = hits.filter(({ trust }) => trust !== 'word' && trust !== 'bound')
  const evidence: Evidence = {
    text,
    label: new Set(context.labelRegions),
    bulletin: new Set(context.bulletinRegions),
    named: new Set(),
    month: context.date?.slice(0, 7) ?? null,
    listed: new Map(),
    hasPlaceBehind: (hit) => hasChildBehind(places, hit),
  }
  const plain = choose(hits, judge, evidence, (hit) => hit.trust === 'plain')
  const named = new Set(plain.filter(isUnambiguous).map(({ division }) => division.code))
  const all = choose(hits, judge, { ...evidence, named }, () => true)
  return joined(all)
}

function isUnambiguous({ candidates }: RegionReading): boolean {
  return candidates.length === 0
}

/** From left to right, the longest name that can stand wins; what overlaps it is dropped. */
function choose(
  hits: NameHit[],
  judge: HitJudge,
  evidence: Evidence,
  isAllowed: (hit: NameHit) => boolean,
): RegionReading[] {
  const readings: RegionReading[] = []
  for (const hit of hits) {
    const last = readings.at(-1) ?? null
    if ((last && hit.start < last.end) || !isAllowed(hit)) continue
    const reading = readingOf(hit, last?.end === hit.start ? last : null, judge, evidence)
    if (!reading) continue
    readings.push(reading)
    evidence.listed.set(reading.start, reading.division.code)
    evidence.listed.set(reading.end, reading.division.code)
  }
  return readings
}

/** What a hit means, or null when it is no place. `before` ends where the hit starts. */
function readingOf(
  hit: NameHit,
  before: RegionReading | null,
  judge: HitJudge,
  evidence: Evidence,
): RegionReading | null {
  const { start, end, name } = hit
  const isBound =
    before !== null && name.divisions.some((it) => isAncestor(before.division.code, it.code))
  if (hit.trust !== 'plain' && !isEvident(hit, before, evidence)) return null
  if (!judge.canStand(hit, isBound)) return null
  const [division, ...others] = resolve(hit, before, evidence)
  if (!division || (others.length > 0 && !name.isFull)) return null
  return { start, end, division, candidates: others.length > 0 ? [division, ...others] : [] }
}

/** 湖南|怀化市|沅陵县 is one mention of 沅陵县. A parent that was ambiguous is settled by its child. */
function joined(readings: RegionReading[]): RegionReading[] {
  const mentions: RegionReading[] = []
  for (const reading of readings) {
    const last = mentions.at(-1)
    const isChild =
      last?.end === reading.start &&
      [last.division, ...last.candidates].some((it) => isAncestor(it.code, reading.division.code))
    if (isChild && last) {
      mentions[mentions.length - 1] = { ...reading, start: last.start }
    } else {
      mentions.push(reading)
    }
  }
  return mentions
}
