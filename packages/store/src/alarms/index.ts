export {
  type Alarm,
  type AlarmRow,
  acknowledgeAlarm,
  countAlarms,
  listAlarms,
  syncAlarms,
} from './keep-alarms.ts'
export {
  type ChannelStanding,
  readChannelStandings,
  readSeriesDays,
  readSilentSubscriptions,
  type SeriesDays,
  type SilentSubscription,
} from './read-signs.ts'
