import { App } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { worded } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'
import { FieldsOf, actBodyOf, bodyOf, valuesOf, type Field } from './fields.tsx'
import { CALLS, isEnvironmentKind, refreshedBy, type AnyShown, type Kind, type Screen } from './kinds.ts'

type Values = Record<string, unknown>
/** All operations of a kind take what their fields say; the contract checks it on the server, field by field. */
type CreateCall = 'belongings.createVehicle'
type ChangeCall = 'belongings.changeVehicle'
type ActCall = 'belongings.actOnVehicle'

/** Why a plate was refused, and other things that the server says in a code. */
export function useOwnWords(): (error: unknown) => unknown {
  const t = useT()
  return (error) => {
    const reason = (error as { problem?: { errors?: { pointer: string; message: string }[] } }).problem?.errors?.find(({ pointer }) => pointer === '/plate')?.message
    const known = reason !== undefined && ['placeholder', 'letter_i_or_o', 'wrong_length', 'unknown_province', 'unknown_form'].includes(reason)
    return worded(error, t, known ? { '/plate': t(`registers.plate.${reason as 'wrong_length'}`) } : {})
  }
}

export function NewRecord<T extends AnyShown>({ kind, screen, given = {}, onClose, onMade }: { kind: Kind; screen: Screen<T>; given?: Values; onClose: () => void; onMade: (id: string) => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const own = useOwnWords()
  const create = useAct(CALLS[kind].create as CreateCall, refreshedBy(kind))
  const id = useNewId()
  const fields = screen.fields(null)
  const submit = async (values: Values): Promise<void> => {
    const body = { ...bodyOf(fields, values, true), id: id, ...(screen.isOfUnit ? {} : { siteId: site.id }) }
    try {
      const made = await create.mutateAsync({ body: body as never })
      void message.success(t('registers.saved'))
      onMade(made.id)
    } catch (error) {
      throw own(error)
    }
  }
  return (
    <ActForm<Values> title={t('registers.new', { what: screen.name })} verb={t('registers.create')} width={720} initial={{ ...valuesOf(fields, null), ...given }} onSubmit={submit} onClose={onClose}>
      <FieldsOf fields={fields} />
    </ActForm>
  )
}

export function ChangeRecord<T extends AnyShown>({ kind, screen, one, onClose }: { kind: Kind; screen: Screen<T>; one: T; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const own = useOwnWords()
  const change = useAct((CALLS[kind].change ?? CALLS.vehicle.change) as ChangeCall, refreshedBy(kind))
  const fields = screen.fields(one)
  const save = async (changes: Values, version: number, all: Values): Promise<void> => {
    try {
      // Records of the environment are written as a whole: what is left out begins anew there.
      await change.mutateAsync({ params: { id: one.id }, body: { ...bodyOf(fields, isEnvironmentKind(kind) ? all : changes, false), version } as never })
      void message.success(t('registers.saved'))
    } catch (error) {
      throw own(error)
    }
  }
  return (
    <EditForm<T, Values>
      title={`${t('registers.change')} · ${screen.number(one)}`}
      verb={t('shell.form.save')}
      width={720}
      record={one}
      valuesOf={(record) => valuesOf(fields, record)}
      fields={Object.fromEntries(fields.map(({ name, label }) => [name, { label }]))}
      onSave={save}
      onClose={onClose}
    >
      <FieldsOf fields={fields} siteId={one.siteId} />
    </EditForm>
  )
}

export function ActOnRecord<T extends AnyShown>({ kind, screen, one, action, onClose }: { kind: Kind; screen: Screen<T>; one: T; action: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const own = useOwnWords()
  const act = useAct((CALLS[kind].act ?? CALLS.vehicle.act) as ActCall, refreshedBy(kind))
  const note: Field = { name: 'note', label: t('registers.field.note'), kind: 'long' }
  const fields = screen.actFields?.(action) ?? [note]
  const words = screen.actionText?.(action) ?? label(screen.actions!, action)
  const submit = async (values: Values): Promise<void> => {
    try {
      await act.mutateAsync({ params: { id: one.id }, body: { ...actBodyOf(fields, values, action), version: one.version } as never })
      void message.success(t('registers.done', { what: words }))
    } catch (error) {
      throw own(error)
    }
  }
  return (
    <ActForm<Values> title={`${words} · ${screen.number(one)}`} verb={words} isDanger={screen.dangers?.includes(action)} initial={valuesOf(fields, null)} onSubmit={submit} onClose={onClose}>
      <FieldsOf fields={fields} siteId={one.siteId} />
    </ActForm>
  )
}
