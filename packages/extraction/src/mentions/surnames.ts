/** Surnames that are evidence of a name. Those that are more often another word (和, 时, 于) are left out. */
const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦' +
  '傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿' +
  '关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆司卓古吉缪简车' +
  '项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬师仇栾隋商刁沙荣习冼仝亓郗鄢巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀刀'
const compound =
  '欧阳 上官 司马 诸葛 慕容 司徒 夏侯 皇甫 尉迟 令狐 端木 公孙 东方 南宫 独孤 长孙 宇文 呼延'

const surnames = new Set(single)
const compounds = new Set(compound.split(' '))

/** Length of the surname at `index`: 2 for 欧阳, 1 for 王, 0 where none stands. */
export function surnameLength(text: string, index: number): number {
  if (compounds.has(text.slice(index, index + 2))) return 2
  return surnames.has(text[index] ?? '\n') ? 1 : 0
}
