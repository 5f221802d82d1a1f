import { keepPreviousData } from '@tanstack/react-query'
import { urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { Certificate } from '@guanjia/contract/exams.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

function useColumns(): Column<Certificate>[] {
  const t = useT()
  const time = useTime()
  return [
    { key: 'number', title: t('training.certificate.number'), width: 190, render: (row) => row.number },
    { key: 'who', title: t('training.certificate.who'), width: 120, render: (row) => row.employee.name },
    { key: 'exam', title: t('training.certificate.exam'), render: (row) => row.exam.name },
    { key: 'percent', title: t('training.certificate.percent'), width: 80, align: 'right', render: (row) => `${row.percent}%` },
    { key: 'issued', title: t('training.certificate.issued'), width: 120, render: (row) => time.day(row.issuedOn) },
    { key: 'until', title: t('training.certificate.until'), width: 120, render: (row) => (row.validUntil === null ? t('training.certificate.forGood') : time.day(row.validUntil)) },
    { key: 'state', title: t('training.certificate.state'), width: 90, render: (row) => (row.isValid ? t('training.certificate.valid') : <span className="gj-tone" data-tone="overdue">▲ {t('training.certificate.expired')}</span>) },
    { key: 'print', title: '', width: 70, render: (row) => <a href={urlOf('exams.printCertificate', { params: { id: row.id } })} target="_blank" rel="noreferrer">{t('training.certificate.print')}</a> },
  ]
}

export function Certificates() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const { q, valid, mine } = state.search
  const rows = useCall('exams.listExamCertificates', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter: { q, valid: yes(valid), mine: yes(mine) } as never } }, { placeholderData: keepPreviousData })
  return (
    <RecordList
      name="exam-certificates"
      title={t('training.certificate.title')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      filters={[{ key: 'q', kind: 'words', label: t('training.certificate.search') }]}
      views={[
        { key: 'all', name: t('training.certificate.all'), query: '' },
        { key: 'mine', name: t('training.certificate.mine'), query: 'mine=true' },
        { key: 'expired', name: t('training.certificate.expired'), query: 'valid=false' },
      ]}
      exportHref={(format) => urlOf('exams.exportExamCertificates', { query: { siteId: site.id, format, filter: { q, valid: yes(valid), mine: yes(mine) } as never } })}
      above={<TrainingTabs at="certificates" />}
      empty={{ title: t('training.certificate.empty') }}
    />
  )
}
