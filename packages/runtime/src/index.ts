export type { Clock, CreateService, Service, ServiceContext } from './context.ts'
export { readSettings, type Settings, SettingsError, settingsSchema } from './settings.ts'
