/** The words of the fields in which a reader says what to follow and when. */
import type { Locale } from '@jianbao/schema'

const zh = {
  topics: '主题',
  topicsHint: '不选，就是全部主题。',
  regions: '地区',
  regionNames: '地区名称',
  regionsHint: '例如“湖南 西安”，可写多个；一个省包含它的市和县。不填，就是全国。',
  regionsMeant: '您指的是哪一个？',
  regionUnknown: '没有找到这个地区，请写省、市或县的名称。',
  regionSeveral: '叫这个名字的不止一处，请在下面选，或写全名。',
  words: '关键词',
  any: '含有其中任一个',
  anyHint: '例如“以工代赈 冷链”，用空格隔开。不填，就不限。',
  none: '不含',
  tooLong: '最多 20 个词，每个不超过 64 个字。',
  when: '什么时候发',
  never: '这个时间表永远不会到点，请换一个。',
  instant: '有就发（每份简报一封）',
  daily: '每天一次',
  workdays: '每个工作日一次（按国家调休）',
  weekly: '每周一次',
  keep: '保持现在的时间：',
  time: '时间',
  weekday: '星期（每周一次时）',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  kept: '另外的条件保持不变：',
}

const en: typeof zh = {
  topics: 'Topics',
  topicsHint: 'Choose none to follow all topics.',
  regions: 'Regions',
  regionNames: 'Names of regions',
  regionsHint:
    'In Chinese, such as “湖南 西安”; a province contains its cities and counties. Leave empty for the whole country.',
  regionsMeant: 'Which one do you mean?',
  regionUnknown: 'No such region. Write the Chinese name of a province, city or county.',
  regionSeveral: 'Several regions have this name. Choose below, or write it in full.',
  words: 'Words',
  any: 'With any of',
  anyHint: 'In Chinese, such as “以工代赈 冷链”, separated by spaces. Leave empty for no limit.',
  none: 'Without',
  tooLong: 'At most 20 words of 64 characters.',
  when: 'When',
  never: 'This time never comes. Choose another.',
  instant: 'As it comes in (one mail a bulletin)',
  daily: 'Once a day',
  workdays: 'Once every Chinese working day',
  weekly: 'Once a week',
  keep: 'Keep the present times: ',
  time: 'Time',
  weekday: 'Day (when once a week)',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  kept: 'Further conditions stay as they are: ',
}

export const wishWords: Record<Locale, typeof zh> = { 'zh-CN': zh, en }
