import { Form, Input } from 'antd'
import type { NamePath } from 'antd/es/form/interface'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, plainWeaknessOf, strengthOf, useT, type ProblemError } from '@guanjia/ui'
import './new-password.css'

interface Facts {
  name: NamePath
  label: string
  /** Whose it will be: neither login nor name make a password. */
  about: { login: string; name: string }
  shortest?: number
  className?: string
}

/** A field in which a password is chosen: while somebody types it says what is still missing, also to who listens. */
export function NewPassword({ name, label, about, shortest = SHORTEST_PASSWORD, className }: Facts) {
  const t = useT()
  const typed = (Form.useWatch(name, Form.useFormInstance()) as string | undefined) ?? ''
  const words = useWeakWords(shortest)
  return (
    <Form.Item
      name={name}
      label={label}
      {...(className === undefined ? {} : { className })}
      extra={<Strength typed={typed} about={about} shortest={shortest} />}
      rules={[
        { required: true, message: t('shell.fieldNeeded') },
        {
          validator: (_, value: string | undefined) => {
            const why = value ? plainWeaknessOf(value, about, shortest) : null
            return why === null ? Promise.resolve() : Promise.reject(new Error(words(why)))
          },
          validateTrigger: 'onSubmit',
        },
      ]}
    >
      <Input.Password autoComplete="new-password" maxLength={LONGEST_PASSWORD} />
    </Form.Item>
  )
}

function Strength({ typed, about, shortest }: { typed: string } & Pick<Facts, 'about'> & { shortest: number }) {
  const t = useT()
  const words = useWeakWords(shortest)
  const why = typed === '' ? null : plainWeaknessOf(typed, about, shortest)
  const state = typed === '' ? 'empty' : why !== null ? 'weak' : strengthOf(typed)
  const missing = shortest - [...typed].length
  const said = state === 'empty' ? t('access.strength.hint', { count: shortest }) : why === 'short' ? t('access.strength.missing', { count: missing }) : why !== null ? words(why) : t(`access.strength.${state as 'fair' | 'good'}`)
  return (
    <span className="gj-strength" data-state={state}>
      <i aria-hidden />
      <span role="status">{said}</span>
    </span>
  )
}

/** Why the server or the rule refuses a password, in words. */
export function useWeakWords(shortest: number): (why: string | undefined) => string {
  const t = useT()
  return (why) => t(`access.front.weak.${why ?? 'common'}` as 'access.front.weak.short', { count: shortest, defaultValue: t('access.front.weak.common') })
}

export const whyOf = (failure: ProblemError): string | undefined => failure.problem?.errors?.[0]?.message
