/** Everything held about one reader as a file. That it was asked for stands in the trail. */

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { download } from '../api/call.ts'
import { Sentence } from '../parts/sentence.tsx'
import { useSay } from '../text/language.tsx'

export function ExportReader({ id }: { id: string }) {
  const say = useSay()
  const client = useQueryClient()
  const get = useMutation({
    mutationFn: () =>
      download('POST /api/subscribers/:id/export', { params: { id } }, `jianbao-${id}.json`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['GET /api/audit'] }),
  })
  return (
    <section>
      {get.error && <Alert type="error" showIcon title={<Sentence of={get.error} />} />}
      <Button loading={get.isPending} onClick={() => get.mutate()}>
        {say('exportReader')}
      </Button>
    </section>
  )
}
