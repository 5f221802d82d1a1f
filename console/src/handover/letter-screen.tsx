import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { formatMoney, urlOf, useLabel, useT, useTime } from '@guanjia/ui'
import type { DefectLetter } from '@guanjia/contract/handover.ts'
import { useChoices } from '../kit/choices.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { many } from '../kit/search.ts'
import { PartyPicker } from '../maintenance/pickers.tsx'
import type { Screen } from '../registers/kinds.ts'
import { LetterItems } from './letter-items.tsx'
import { DefectStateTag, LetterStateTag, WarrantyTag } from './looks.tsx'

/** Letters to the developer: the list that was chosen, printed, delivered and signed for. */
export function useLetterScreen(): Screen<DefectLetter> {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [states, ways] = [useChoices('defectLetterState'), useChoices('defectDelivery')]
  const note = { name: 'note', label: t('handover.field.note'), kind: 'long' as const }
  return {
    name: label('recordType', 'defect_letter'), read: 'defects:read', write: 'defects:manage', search: t('handover.search.letter'), actions: 'defectLetterAction', states: 'defectLetterState', dangers: ['cancel'], many: ['deliver'], isFixed: () => true,
    happening: (action) => (action === 'written' ? t('handover.happening.written') : undefined),
    filterOf: (search) => ({ q: search.q, state: many(search.state), partyId: search.partyId, defectId: search.defectId }),
    filters: [{ key: 'state', kind: 'choices', label: t('handover.field.state'), choices: states }],
    views: [{ key: 'all', name: t('handover.view.all'), query: '' }, { key: 'draft', name: label('defectLetterState', 'draft'), query: 'state=draft' }],
    columns: [
      { key: 'number', title: t('handover.field.number'), width: 160, render: (one) => one.number },
      { key: 'party', title: t('handover.field.party'), render: (one) => one.party.name },
      { key: 'items', title: t('handover.field.items'), width: 90, align: 'right', render: (one) => one.items.length },
      { key: 'open', title: t('handover.field.open'), width: 90, align: 'right', render: (one) => one.open },
      { key: 'dueOn', title: t('handover.field.dueOn'), width: 120, render: (one) => one.dueOn },
      { key: 'state', title: t('handover.field.state'), width: 110, render: (one) => <LetterStateTag state={one.state} /> },
      { key: 'delivered', title: t('handover.field.delivered'), width: 210, render: (one) => one.delivery && `${time.at(one.delivery.at)} ${label('defectDelivery', one.delivery.way)}` },
      { key: 'madeAt', title: t('handover.field.madeAt'), width: 116, render: (one) => time.at(one.madeAt) },
    ],
    number: (one) => one.number,
    title: (one) => one.party.name,
    tag: (one) => <LetterStateTag state={one.state} />,
    facts: (one) => [
      { label: t('handover.field.party'), value: one.party.name },
      { label: t('handover.field.dueOn'), value: one.dueOn },
      { label: t('handover.field.madeAt'), value: `${time.at(one.madeAt)} ${one.madeBy.name}` },
      { label: t('handover.field.delivered'), value: one.delivery && `${time.at(one.delivery.at)} ${label('defectDelivery', one.delivery.way)} ${one.delivery.receivedBy}` },
      { label: t('handover.field.words'), value: one.words, isWide: true },
      { label: t('handover.field.note'), value: one.note, isWide: true },
      { label: t('handover.field.photoIds'), value: one.photos.length > 0 && <FileStrip files={one.photos} />, isWide: true },
    ],
    extra: (one) => (
      <FactGroup title={t('handover.field.items')}>
        <FigureTable label={t('handover.field.items')} head={[{ words: t('handover.field.number') }, { words: t('handover.field.place') }, { words: t('handover.field.description') }, { words: t('handover.field.warranty') }, { words: t('handover.field.dueOn') }, { words: t('handover.field.state') }, t('handover.field.chargedFen')]}>
          {one.items.map((item) => (
            <tr key={item.defectId}>
              <th scope="row"><Link to="/handover/$kind/$id" params={{ kind: 'defect', id: item.defectId }}>{item.number}</Link></th>
              <td data-text>{item.place}</td>
              <td data-text>{item.description}</td>
              <td data-text><WarrantyTag state={item.warranty} /></td>
              <td data-text>{item.dueOn}</td>
              <td data-text><DefectStateTag state={item.state} /></td>
              <td>{item.chargedFen === null ? '' : formatMoney(item.chargedFen)}</td>
            </tr>
          ))}
        </FigureTable>
      </FactGroup>
    ),
    pageActs: (one) => <Button icon={<PrinterOutlined />} href={urlOf('handover.printDefectLetter', { params: { id: one.id } })} target="_blank">{t('handover.print')}</Button>,
    fields: () => [
      { name: 'partyId', label: t('handover.field.party'), kind: 'own', isNeeded: true, input: <PartyPicker /> },
      { name: 'dueOn', label: t('handover.field.dueOn'), kind: 'day', isNeeded: true },
      { name: 'items', label: t('handover.field.items'), kind: 'own', isNeeded: true, input: <LetterItems />, hint: t('handover.hint.items') },
      { name: 'words', label: t('handover.field.words'), kind: 'long', hint: t('handover.hint.words') },
    ],
    actFields: (action) =>
      action === 'deliver'
        ? [{ name: 'way', label: t('handover.field.way'), kind: 'choice', isNeeded: true, choices: ways, first: 'hand' }, { name: 'receivedBy', label: t('handover.field.receivedBy'), kind: 'text', isNeeded: true }, note, { name: 'photoIds', label: t('handover.field.proof'), kind: 'photos' }]
        : [note],
  }
}
