import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { CORRECTED_FIELDS, HOUSEHOLD_FIELDS, PERSON_FIELDS } from '@guanjia/ui/archives/choices.ts'
import type { CorrectedField, OwnFile } from '@guanjia/contract/dataquality.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { formatPhone } from '@guanjia/ui/format/text.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Facts, fact } from '../kit/facts.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { Refreshable } from '../kit/list.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

type Home = OwnFile['homes'][number]

/** What the house has of me and my home: I say that it is right, or correct it; the house reviews it. */
export function MyFile() {
  const t = useT()
  const time = useTime()
  const file = useCall('dataquality.ownFile', {})
  if (!file.data) return <Page title={t('mobileFile.title')} back="/me">{file.error ? <WholePageProblem error={file.error} onRetry={() => void file.refetch()} /> : <Rows />}</Page>
  const { person, homes, corrections } = file.data
  return (
    <Page title={t('mobileFile.title')} back="/me">
      <p className="muted page-hint">{t('mobileFile.hint')}</p>
      <Refreshable modules={['dataquality']}>
        {homes.map((home) => (
          <HomeCard key={home.unitId} home={home} file={file.data} />
        ))}
        {homes.length === 0 && (
          <section className="card">
            <h3>{person.name}</h3>
          </section>
        )}
        {corrections.length > 0 && (
          <section className="card">
            <h3>{t('mobileFile.corrections')}</h3>
            <ul className="lines">
              {corrections.flatMap((one) =>
                one.items.map((item) => (
                  <li key={item.id}>
                    <strong>{t(`mobileFile.words.correctedField.${item.field}`)}</strong> {item.to || t('mobileFile.none')}
                    <br />
                    <small className="muted">{[t(`mobileFile.state.${item.state}`), item.reason, time.at(one.submittedAt)].filter(Boolean).join(' · ')}</small>
                  </li>
                )),
              )}
            </ul>
          </section>
        )}
      </Refreshable>
    </Page>
  )
}

/** The values of all fields as the house has them, as texts. */
function valuesOf({ person }: OwnFile, home: Home): Record<CorrectedField, string> {
  return {
    name: person.name, phones: person.phones.join('，'), email: person.email, birthday: person.birthday ?? '', workplace: person.workplace, emergencyContact: person.emergencyContact,
    salutation: home.salutation, language: home.language ?? '', emergencyName: home.emergencyName, emergencyRelation: home.emergencyRelation, emergencyPhone: home.emergencyPhone,
  }
}

function HomeCard({ home, file }: { home: Home; file: OwnFile }) {
  const t = useT()
  const label = useLabel()
  const [isOpen, setOpen] = useState(false)
  const confirm = useSend('dataquality.correctOwnFile', `right:${home.unitId}`, ['dataquality'])
  const [id] = useState(() => crypto.randomUUID())
  const values = valuesOf(file, home)
  const shown = (field: CorrectedField): string => (field === 'phones' ? file.person.phones.map(formatPhone).join('、') : field === 'language' ? (home.language ? label('locale', home.language as 'en') : '') : values[field]) || t('mobileFile.none')
  const facts = (fields: readonly CorrectedField[]) => fields.map((field) => fact(t(`mobileFile.words.correctedField.${field}`), shown(field)))
  async function allRight(): Promise<void> {
    const done = await confirm.send({ body: { id, unitId: home.unitId, campaignId: home.campaign?.id ?? null, isAllRight: true } }).catch(() => null)
    if (done) toast(t('mobileFile.confirmed'))
  }
  const asked = home.campaign
  return (
    <section className="card form" aria-label={t('mobileFile.home', { code: home.code })}>
      {asked && (
        <>
          <h3>{asked.title}</h3>
          {asked.words && <p>{asked.words}</p>}
          <p className="muted">{asked.hasAnswered ? t('mobileFile.answered') : t('mobileFile.asked', { day: asked.endsOn })}</p>
        </>
      )}
      <h3>{t('mobileFile.me')}</h3>
      <Facts items={facts(PERSON_FIELDS)} />
      <h3>{t('mobileFile.home', { code: home.code })}</h3>
      <Facts items={[fact(t('mobileFile.number'), home.number), fact(t('mobileFile.area'), home.buildingArea === null ? '' : `${home.buildingArea} ㎡`), ...facts(HOUSEHOLD_FIELDS)]} />
      <ProblemNote error={confirm.error} />
      <Button block size="large" color="primary" loading={confirm.isBusy} onClick={() => void allRight()}>
        {t('mobileFile.allRight')}
      </Button>
      <Button block size="large" fill="outline" onClick={() => setOpen(true)} style={{ marginTop: 8 }}>
        {t('mobileFile.edit')}
      </Button>
      {isOpen && <EditSheet home={home} values={values} onClose={() => setOpen(false)} />}
    </section>
  )
}

function EditSheet({ home, values, onClose }: { home: Home; values: Record<CorrectedField, string>; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const [draft, change, forget] = useDraft(`${account.id}:own-file:${home.unitId}`, { ...values, comment: '', id: crypto.randomUUID() as string })
  const [isAsked, setAsked] = useState(false)
  const correct = useSend('dataquality.correctOwnFile', `edit:${home.unitId}`, ['dataquality'])
  const items = CORRECTED_FIELDS.filter((field) => draft[field].trim() !== values[field]).map((field) => ({ field, value: draft[field].trim() }))
  async function submit(): Promise<void> {
    setAsked(true)
    if (items.length === 0) return
    const done = await correct.send({ body: { id: draft.id, unitId: home.unitId, campaignId: home.campaign?.id ?? null, items, note: draft.comment.trim(), isAllRight: home.campaign !== null } }).catch(() => null)
    if (!done) return
    toast(t('mobileFile.thanks'))
    forget()
    onClose()
  }
  return (
    <Sheet
      open
      title={t('mobileFile.edit')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={correct.isBusy} onClick={() => void submit()}>
          {t('mobileFile.submit')}
        </Button>
      }
    >
      {CORRECTED_FIELDS.map((field) =>
        field === 'language' ? (
          <Choice key={field} label={t(`mobileFile.words.correctedField.${field}`)} options={(['zh-CN', 'zh-TW', 'en'] as const).map((value) => ({ value, text: label('locale', value) }))} value={(draft.language || null) as 'en' | null} onChange={(language) => change({ language })} />
        ) : (
          <LineField
            key={field}
            label={t(`mobileFile.words.correctedField.${field}`)}
            hint={field === 'phones' ? t('mobileFile.phonesHint') : undefined}
            type={field === 'birthday' ? 'date' : field === 'email' ? 'email' : field === 'emergencyPhone' ? 'tel' : 'text'}
            max={200}
            value={draft[field]}
            onChange={(value) => change({ [field]: value })}
          />
        ),
      )}
      <WordsField label={t('mobileFile.note')} max={500} value={draft.comment} onChange={(comment) => change({ comment })} />
      {isAsked && items.length === 0 && <p className="field-error">{t('mobileFile.nothing')}</p>}
      <ProblemNote error={correct.error} isKept />
    </Sheet>
  )
}
