import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { formatPhone, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Contact } from '@guanjia/contract/cases.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'

const LOOK = { settled: { tone: 'done', shape: 'tick' }, opened_case: { tone: 'active', shape: 'half' }, joined_case: { tone: 'idle', shape: 'ring' } } as const

function useColumns(): Column<Contact>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'at', title: t('desk.log.at'), width: 116, render: (row) => time.at(row.at) },
    { key: 'who', title: t('desk.log.who'), width: 170, render: (row) => [row.unit?.name, row.person?.name].filter(Boolean).join(' ') || t('desk.unknownCaller') },
    { key: 'channel', title: t('desk.log.channel'), width: 76, render: (row) => label('channel', row.channel) },
    { key: 'words', title: t('desk.log.words'), render: (row) => <span title={row.words}>{row.words}</span> },
    { key: 'kind', title: t('desk.log.kind'), width: 124, render: (row) => row.enquiryKind?.name },
    {
      key: 'outcome',
      title: t('desk.log.outcome'),
      width: 128,
      render: (row) => (
        <span className="gj-row" style={{ gap: 6 }}>
          <Look look={LOOK[row.outcome]} text={label('contactOutcome', row.outcome)} />
          {row.couldNotAnswer && (
            <span className="gj-tone gj-small" data-tone="soon" title={t('desk.answer.cannot')}>
              ?
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'led',
      title: t('desk.log.led'),
      width: 210,
      render: (row) =>
        row.case ? (
          <Link to="/cases/$id" params={{ id: row.case.id }}>
            {row.case.number}
          </Link>
        ) : row.article ? (
          <Link to="/knowledge/$id" params={{ id: row.article.id }} search={{ version: String(row.article.version) }} title={row.answer}>
            {t('desk.log.article', { title: row.article.title, version: row.article.version })}
          </Link>
        ) : (
          <span className="gj-quiet" title={row.answer}>
            {row.answer}
          </span>
        ),
    },
    { key: 'phone', title: t('desk.log.phone'), width: 126, isHidden: true, render: (row) => row.phone && formatPhone(row.phone) },
    { key: 'takenBy', title: t('desk.log.takenBy'), width: 84, render: (row) => row.takenBy.name },
  ]
}

/** 接触记录: every call, visit and message with what became of it, and which article in which version answered. */
export function ContactList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const kinds = useCall('knowledge.listEnquiryKinds', {}, { staleTime: 300_000 })
  const { q, channel, outcome, takenById, enquiryKindId, articleId, unitId, unanswered } = state.search
  const filter = {
    q, takenById, enquiryKindId, articleId, unitId, channel: many<Contact['channel']>(channel), outcome: many<Contact['outcome']>(outcome), unanswered: yes(unanswered), ...periodOf(state.search, site.timeZone),
  }
  const rows = useCall('cases.listContacts', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  return (
    <RecordList
      name="contacts"
      title={t('desk.log.title')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => row.case && void navigate({ to: '/cases/$id', params: { id: row.case.id } })}
      filters={[
        { key: 'q', kind: 'words', label: t('desk.log.search') },
        { key: 'period', kind: 'period', label: t('desk.log.at') },
        { key: 'outcome', kind: 'choices', label: t('desk.log.outcome'), choices: useChoices('contactOutcome') },
        { key: 'channel', kind: 'choices', label: t('desk.log.channel'), choices: useChoices('channel') },
        { key: 'enquiryKindId', kind: 'choices', label: t('desk.log.kind'), choices: (kinds.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
        { key: 'takenById', kind: 'employee', label: t('desk.log.takenBy'), isRare: true },
        { key: 'unitId', kind: 'unit', label: t('shell.field.unit'), isRare: true },
        { key: 'unanswered', kind: 'flag', label: t('desk.answer.cannot'), isRare: true },
      ]}
      views={[
        { key: 'all', name: t('desk.log.all'), query: '' },
        { key: 'settled', name: t('desk.log.settled'), query: 'outcome=settled' },
        { key: 'unanswered', name: t('desk.answer.cannot'), query: 'unanswered=true' },
      ]}
      exportHref={may('cases:export') ? (format) => urlOf('cases.exportContacts', { query: { siteId: site.id, format, filter } }) : undefined}
      empty={{ title: t('desk.log.empty'), hint: t('desk.log.emptyHint') }}
    />
  )
}
