import { Alert } from 'antd'
import { Sentence } from './sentence.tsx'

/** Why something was refused, above the button that was pressed. */
export function Problem({ of: error }: { of: Error | null }) {
  if (!error) return null
  return <Alert type="error" showIcon title={<Sentence of={error} />} className="problem" />
}
