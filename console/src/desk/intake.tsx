import { App, Button, Checkbox, Form, Input, Radio, Segmented, type FormInstance } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useAct, useT, type CallInput, type T } from '@guanjia/ui'
import type { VisitDetail } from '@guanjia/contract/reception.ts'
import { useChoices } from '../kit/choices.ts'
import { readKept, writeKept } from '../kit/kept.ts'
import { newId } from '../kit/new-id.ts'
import { useUploading } from '../kit/uploads.ts'
import { CategoryPicker, useCategories } from '../kit/pickers.tsx'
import { ProblemAlert, showFieldErrors } from '../kit/problem.tsx'
import { useNumberKeys, useShortcut } from '../kit/shortcuts.ts'
import { useSite } from '../session/session.tsx'
import { EnquiryKindField, Suggestions } from './answer-help.tsx'
import type { Card, Taken } from './desk.tsx'
import { EMPTY, contactOf, joiningContact, type Caller, type Draft } from './draft.ts'
import { Listening } from './listening.tsx'
import { SimilarCases } from './similar-cases.tsx'

const Foreseen = lazy(() => import('../redress/foreseen.tsx').then(({ Foreseen }) => ({ default: Foreseen })))
const MoreFields = lazy(() => import('./more-fields.tsx').then(({ MoreFields }) => ({ default: MoreFields })))

export const WORDS_FIELD = 'desk-words'
const KINDS = ['repair', 'complaint', 'enquiry', 'assistance', 'suggestion', 'praise', 'report', 'paid_service'] as const

const begin = (): Draft => ({ ...EMPTY, id: newId(), startedAt: new Date().toISOString() })

/** Takes down one contact: a new case, an answer at once, or one more word on an open case. Ctrl+Enter saves; the draft survives a reload. */
export function Intake({ card, caller, visit, onTaken }: { card: Card | undefined; caller: Caller; visit: VisitDetail | undefined; onTaken: (taken: Taken) => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const key = `draft.desk.${site.id}`
  const [kept] = useState<Draft | null>(() => readKept<Draft>(key))
  const draft = useRef<Draft>(kept ? { ...begin(), ...kept } : begin())
  const [form] = Form.useForm<Draft>()
  const [error, setError] = useState<unknown>(null)
  const [more, setMore] = useState(false)
  const [related, setRelated] = useState<{ id: string; number: string } | null>(null)
  const takeCall = useAct('cases.createContact', ['cases', 'platform', 'archives', 'knowledge'])
  const takeVisit = useAct('reception.recordContact', ['reception', 'cases', 'platform', 'archives', 'knowledge'])
  const isPending = takeCall.isPending || takeVisit.isPending
  /** What a visitor says belongs to their visit; everybody else has called or written. */
  const take = (body: CallInput<'cases.createContact'>['body']): Promise<Taken> => {
    const { siteId: _site, channel: _channel, arrivedAt: _arrived, ...said } = body
    return visit ? takeVisit.mutateAsync({ params: { id: visit.id }, body: said }) : takeCall.mutateAsync({ body })
  }
  const act = useAct('cases.actOnCase', ['cases'])
  const categories = useCategories()
  const kinds = useChoices('caseKind')
  const urgencies = useChoices('urgency')
  const mode = Form.useWatch('mode', form) ?? draft.current.mode
  const kind = Form.useWatch('kind', form) ?? draft.current.kind
  const categoryId = Form.useWatch('categoryId', form) ?? null
  const place = Form.useWatch('place', form) ?? ''
  const words = Form.useWatch('words', form) ?? ''
  const enquiryKindId = Form.useWatch('enquiryKindId', form) ?? null
  const article = Form.useWatch('article', { form, preserve: true }) ?? null
  const couldNotAnswer = Form.useWatch('couldNotAnswer', { form, preserve: true }) ?? false
  // What the visitor said on arriving is where their words begin.
  const visitNeed = visit?.need
  useEffect(() => {
    if (visitNeed && !form.getFieldValue('words')) form.setFieldValue('words', visitNeed)
  }, [visitNeed, form])
  const ticked = Form.useWatch('majorReasons', form) ?? []
  // The phone of the caller is filled in, never overwritten.
  const callerPhone = card?.person?.phones[0]
  useEffect(() => {
    if (callerPhone && !form.getFieldValue('phone')) form.setFieldValue('phone', callerPhone)
  }, [callerPhone, form])
  const knowsUnit = caller.unitId !== undefined || card?.unit != null
  useEffect(() => {
    if (!knowsUnit && card && form.getFieldValue('placeKind') === 'unit' && card.units.length === 0)
      form.setFieldValue('placeKind', 'public_area')
  }, [knowsUnit, card, form])

  const write = (changed: Partial<Draft>): void => {
    if (changed.words !== undefined && !draft.current.words) draft.current.startedAt = new Date().toISOString()
    draft.current = { ...draft.current, ...changed }
    writeKept(key, draft.current.words || draft.current.answer ? draft.current : undefined)
  }
  const set = (values: Partial<Draft>): void => {
    form.setFieldsValue(values)
    write(values)
  }
  const chooseKind = (next: Draft['kind']): void => set({ kind: next, mode: next === 'enquiry' ? 'settle' : 'case', couldNotAnswer: false })
  const adoptArticle = (one: { id: string; version: number; title: string; answer: string }): void =>
    set({ article: { id: one.id, version: one.version, title: one.title }, answer: one.answer })
  // The question is not lost: it goes on as an enquiry, and whoever keeps the knowledge base sees its words.
  const giveUp = (): void => set({ kind: 'enquiry', mode: 'case', couldNotAnswer: true, article: null })
  const adoptCategory = (id: string | null): void => {
    const category = categories.find((one) => one.id === id)
    if (category) set({ urgency: category.urgency, ...(category.kind && mode === 'case' ? { kind: category.kind } : {}) })
  }
  const clear = (): void => {
    writeKept(key, undefined)
    draft.current = begin()
    form.resetFields()
    form.setFieldsValue(draft.current)
    setError(null)
    setRelated(null)
  }
  const who = (): Caller => ({ unitId: caller.unitId ?? card?.unit?.id, personId: caller.personId })
  const save = async (values: Draft): Promise<void> => {
    if (isPending) return
    setError(null)
    try {
      const taken = await take(contactOf({ ...draft.current, ...values }, site.id, who()))
      if (related && taken.case) await relate(taken.case.id, related)
      clear()
      onTaken(taken)
    } catch (failure) {
      setError(failure)
      showFieldErrors(form, failure)
    }
  }
  // The case is taken already: that the link failed is said, and nothing is taken twice.
  const relate = async (id: string, other: { id: string; number: string }): Promise<void> => {
    try {
      await act.mutateAsync({ params: { id }, body: { action: 'link', otherId: other.id, as: 'related' } })
    } catch {
      void message.warning(t('desk.similar.notLinked', { number: other.number }))
    }
  }
  const join = async (record: { id: string }): Promise<void> => {
    setError(null)
    try {
      const words = (form.getFieldValue('words') as string).trim() || t('desk.asksAgain')
      const taken = await take(joiningContact({ ...draft.current, ...form.getFieldsValue() }, site.id, who(), record.id, words))
      clear()
      onTaken(taken)
    } catch (failure) {
      setError(failure)
    }
  }
  const uploading = useUploading()
  useShortcut('Ctrl+Enter', () => {
    if (uploading === 0) form.submit()
  })
  useNumberKeys(KINDS.length, (index) => chooseKind(KINDS[index]!))

  return (
    <section className="gj-card gj-intake" aria-label={t('desk.form.label')}>
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={draft.current}
        onValuesChange={write}
        onFinish={(values) => void save(values)}
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
      >
        <KindAndChannel kinds={kinds} onKind={chooseKind} isVisit={visit !== undefined} t={t} />
        <Form.Item
          name="words"
          htmlFor={WORDS_FIELD}
          label={t('desk.form.words')}
          rules={[{ required: true, whitespace: true, message: t('desk.form.wordsNeeded') }]}
        >
          <Input.TextArea
            id={WORDS_FIELD}
            autoFocus={caller.unitId !== undefined || caller.personId !== undefined}
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={5000}
            placeholder={t('desk.form.wordsHint')}
          />
        </Form.Item>
        <Listening words={words} />
        <SimilarCases
          unitId={who().unitId}
          categoryId={categoryId}
          place={place}
          words={words}
          relatedId={related?.id ?? null}
          canRelate={mode === 'case'}
          onRelate={setRelated}
          openCases={card?.openCases}
          onJoin={(record) => void join(record)}
          busy={isPending}
        />
        {mode === 'case' && kind === 'complaint' && (
          <Suspense>
            <Foreseen
              unitId={who().unitId ?? null}
              personId={who().personId ?? null}
              categoryId={categoryId}
              words={words}
              ticked={ticked}
              onTick={(reason) => set({ grade: 'major', majorReasons: [...ticked, reason] })}
            />
          </Suspense>
        )}
        <div className="gj-intake-row" data-first="true">
          <Form.Item name="categoryId" label={t('shell.field.category')}>
            <CategoryPicker kind={kind} onChange={adoptCategory} />
          </Form.Item>
          {mode === 'case' && (
            <Form.Item name="urgency" label={t('shell.field.urgency')}>
              <Segmented options={urgencies} />
            </Form.Item>
          )}
          {kind === 'enquiry' && <EnquiryKindField />}
          <Form.Item name="phone" label={t('shell.field.contactPhone')}>
            <Input maxLength={30} inputMode="tel" />
          </Form.Item>
        </div>
        {mode === 'case' && couldNotAnswer && kind === 'enquiry' && (
          <p className="gj-tone gj-could-not" data-tone="soon" role="status">
            {t('desk.answer.willBeGap')}
            <Button type="link" size="small" onClick={() => set({ couldNotAnswer: false, mode: 'settle' })}>
              {t('desk.answer.iCan')}
            </Button>
          </p>
        )}
        {mode === 'case' && <Place form={form} />}
        {mode === 'case' && (kind === 'enquiry' || kind === 'complaint') && card?.unit?.steward && (
          <Form.Item name="withSteward" valuePropName="checked">
            <Checkbox>{t('desk.form.withSteward', { name: card.unit.steward.name })}</Checkbox>
          </Form.Item>
        )}
        {mode === 'case' &&
          (more || kind === 'complaint' ? (
            <Suspense>
              <MoreFields kind={kind} />
            </Suspense>
          ) : (
            <Button type="link" size="small" style={{ padding: 0, marginBottom: 14 }} onClick={() => setMore(true)}>
              {t('desk.form.more')}
            </Button>
          ))}
        {mode === 'settle' && <Suggestions words={words} kindId={enquiryKindId} used={article} onUse={adoptArticle} />}
        {mode === 'settle' && (
          <Form.Item
            name="answer"
            label={t('desk.form.answer')}
            rules={[{ required: true, whitespace: true, message: t('desk.form.answerNeeded') }]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} placeholder={t('desk.form.answerHint')} />
          </Form.Item>
        )}
        {error !== null && (
          <div style={{ marginBottom: 14 }}>
            <ProblemAlert error={error} />
          </div>
        )}
        <div className="gj-intake-foot">
          <Form.Item name="mode" noStyle>
            <Segmented
              options={[
                { value: 'case', label: t('desk.form.modeCase') },
                { value: 'settle', label: t('desk.form.modeSettle') },
              ]}
              aria-label={t('desk.form.mode')}
            />
          </Form.Item>
          {mode === 'settle' && words.trim() !== '' && (
            <Button type="text" onClick={giveUp}>
              {t('desk.answer.cannot')}
            </Button>
          )}
          <span className="gj-grow gj-quiet gj-small">{kept?.words ? t('desk.form.draftBack') : t('desk.form.draftKept')}</span>
          <Button
            type="text"
            onClick={() => {
              clear()
              void message.info(t('desk.form.cleared'))
            }}
          >
            {t('desk.form.clear')}
          </Button>
          <Button type="primary" size="large" htmlType="submit" loading={isPending} disabled={uploading > 0}>
            {uploading > 0 ? t('shell.files.uploading', { n: uploading }) : mode === 'settle' ? t('desk.form.settle') : t('desk.form.save')}
            <kbd className="gj-kbd-on">Ctrl ↵</kbd>
          </Button>
        </div>
      </Form>
    </section>
  )
}

function KindAndChannel({
  kinds,
  onKind,
  isVisit,
  t,
}: {
  kinds: { value: Draft['kind']; label: string }[]
  onKind: (kind: Draft['kind']) => void
  isVisit: boolean
  t: T
}) {
  const channels = useChoices('channel', ['resident_app', 'patrol'])
  const ordered = KINDS.map((value, index) => ({
    value,
    label: kinds.find((kind) => kind.value === value)?.label,
    title: `Alt+${index + 1}`,
  }))
  return (
    <div className="gj-row gj-wrap" style={{ alignItems: 'flex-start', columnGap: 24 }}>
      <Form.Item name="kind" label={t('shell.field.kind')}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          options={ordered}
          onChange={(event) => onKind(event.target.value as Draft['kind'])}
        />
      </Form.Item>
      {!isVisit && (
        <Form.Item name="channel" label={t('shell.field.channel')}>
          <Radio.Group optionType="button" options={channels} />
        </Form.Item>
      )}
    </div>
  )
}

function Place({ form }: { form: FormInstance<Draft> }) {
  const t = useT()
  const placeKinds = useChoices('placeKind')
  const placeKind = Form.useWatch('placeKind', form)
  return (
    <div className="gj-row gj-wrap" style={{ alignItems: 'flex-start', columnGap: 16 }}>
      <Form.Item name="placeKind" label={t('shell.field.placeKind')}>
        <Radio.Group optionType="button" options={placeKinds} />
      </Form.Item>
      <Form.Item className="gj-grow" name="place" label={t('shell.field.place')}>
        <Input maxLength={200} placeholder={placeKind === 'unit' ? t('desk.form.roomPart') : t('desk.form.placeHint')} />
      </Form.Item>
    </div>
  )
}
