/**
 * Misprinted divisions: pairs of characters that are taken for each other in place names because
 * they look alike, and no pair that differs in sound alone.
 */

const pairs =
  '沐沭 壁璧 毫亳 荣荥 来耒 汩汨 浙淅 邢邗 胎眙 印邛 祈祁 彬郴 桃洮 淄缁 睢雎 畲畬 茬茌 仆濮 栖柄 杞祀 郸鄲 沪泸 涪培 埸场 隰湿 纵枞 塾垫 夜掖 未末 戊戌 己已 氾汜 洺洛 酒洒 畏崴 坻抵 鄂郢 宛苑 桦华 嵊乘 堰偃 檀擅 汴卞 沅元 潼撞 佃甸 怀坏 棱梭 勃渤 鸳鸯 阆闽 冼洗 筠均 珙拱 猗倚 岚风 濉睢 滦栾'.split(
    ' ',
  )

const twins = new Map<string, string[]>()
for (const [a = '', b = ''] of pairs) {
  twins.set(a, [...(twins.get(a) ?? []), b])
  twins.set(b, [...(twins.get(b) ?? []), a])
}

/** The spellings of a name with exactly one character changed for one that looks like it. */
export function lookAlikesOf(name: string): string[] {
  return [...name].flatMap((character, at) =>
    (twins.get(character) ?? []).map((twin) => name.slice(0, at) + twin + name.slice(at + 1)),
  )
}
