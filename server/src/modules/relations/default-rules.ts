import type { Locale, relations } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'

type Rule = Pick<relations.CareRule, 'occasion' | 'audience' | 'keepDays' | 'isSuggested' | 'package'> & { concerns: relations.FactKind[]; prompt: Record<Locale, string>; act: Record<Locale, string> }
type More = Partial<Pick<Rule, 'concerns' | 'audience' | 'keepDays' | 'isSuggested' | 'package'>>
const rule = (occasion: Rule['occasion'], prompt: [string, string, string], act: [string, string, string], more: More = {}): Rule => ({
  occasion, audience: 'all', keepDays: null, isSuggested: false, package: null, concerns: [], ...more,
  prompt: { 'zh-CN': prompt[0], 'zh-TW': prompt[1], en: prompt[2] }, act: { 'zh-CN': act[0], 'zh-TW': act[1], en: act[2] },
})

/** What a new organisation begins with; every line can be changed (PRS-017, PRS-025, PRS-026). */
export const DEFAULT_RULES: Record<string, Rule> = {
  'elderly-alone': rule('elderly_alone', ['独居老人', '獨居長者', 'Elderly, living alone'], ['说话慢一些、声音大一些，主动问有没有要代办的事；每月上门看望一次', '說話慢一些、聲音大一些，主動問有沒有要代辦的事；每月上門探望一次', 'Speak slowly and clearly, ask what you can do for them; visit once a month'], { audience: 'restricted', isSuggested: true, package: 'elderly' }),
  elderly: rule('elderly', ['老人', '長者', 'Elderly'], ['说话慢一些，上门时多等一会儿再敲门；重物主动帮忙提', '說話慢一些，上門時多等一會兒再敲門；重物主動幫忙提', 'Speak slowly, wait at the door, offer to carry heavy things'], { audience: 'restricted', package: 'elderly' }),
  'elderly-weather': rule('weather', ['恶劣天气', '惡劣天氣', 'Severe weather'], ['打电话提醒关好门窗、少外出，问是否需要代买生活用品', '打電話提醒關好門窗、少外出，問是否需要代買生活用品', 'Call: close the windows, stay in; ask whether to bring groceries'], { concerns: ['elderly_alone', 'elderly', 'disabled', 'pregnant', 'medical_equipment'], isSuggested: true, package: 'elderly' }),
  child: rule('child', ['家有儿童', '家有兒童', 'Child at home'], ['上门作业收好工具、不留尖锐物；孩子同来时备好画笔和小贴纸', '上門作業收好工具、不留尖銳物；孩子同來時備好畫筆和小貼紙', 'Keep tools out of reach; crayons and stickers at the counter'], { audience: 'restricted', package: 'children' }),
  'new-baby': rule('new_baby', ['新生儿', '新生兒', 'New baby'], ['避开午睡和晚间上门，敲门要轻，不按门铃；作业先告知噪声时间', '避開午睡和晚間上門，敲門要輕，不按門鈴；作業先告知噪音時間', 'No bell, knock softly, not at nap time; tell the hours of noise first'], { audience: 'restricted', keepDays: 180, isSuggested: true, package: 'children' }),
  pregnant: rule('pregnant', ['孕妇', '孕婦', 'Pregnant'], ['主动帮提重物、安排就近车位；家门附近消杀、刷漆提前告知', '主動幫提重物、安排就近車位；家門附近消毒、刷漆提前告知', 'Carry heavy things, offer a near parking space; tell of pest control and paint first'], { audience: 'restricted', keepDays: 300, package: 'women' }),
  patient: rule('patient', ['病人', '病患', 'Ill'], ['先打电话再上门，动作放轻；停水停电第一批通知', '先打電話再上門，動作放輕；停水停電第一批通知', 'Call before visiting, be quiet; among the first to hear of outages'], { audience: 'restricted', keepDays: 365 }),
  disabled: rule('disabled', ['行动不便', '行動不便', 'Reduced mobility'], ['事情上门办，不请对方跑；停梯前先问出行安排', '事情到府辦，不請對方跑；電梯停用前先問出行安排', 'Go to them; ask for their plans before the lift stops'], { audience: 'restricted' }),
  'medical-equipment': rule('medical_equipment', ['家用医疗设备', '居家醫療設備', 'Medical equipment'], ['停电前第一个通知，确认备用电源或氧气', '停電前第一個通知，確認備用電源或氧氣', 'First to hear of a power cut; make sure of backup power or oxygen'], { audience: 'restricted' }),
  birthday: rule('birthday', ['今天生日', '今天生日', 'Birthday today'], ['当面或电话祝生日快乐', '當面或電話祝生日快樂', 'Wish a happy birthday, in person or by phone'], { isSuggested: true }),
  bereavement: rule('bereavement', ['家有丧事', '家有喪事', 'Bereavement'], ['语气平和，不谈收费，问有没有需要帮忙的', '語氣平和，不談收費，問有沒有需要幫忙的', 'Be gentle, no talk of fees, ask whether you can help'], { audience: 'restricted', keepDays: 49, isSuggested: true }),
  unwell: rule('unwell', ['身体不适', '身體不適', 'Unwell'], ['问候一声，递杯热水；需要时代买药、代取快递', '問候一聲，遞杯熱水；需要時代買藥、代領包裹', 'Ask how they are, offer hot water; fetch medicine or a parcel'], { audience: 'restricted', keepDays: 3, isSuggested: true }),
  travelling: rule('travelling', ['外出不在家', '外出不在家', 'Away'], ['来访和快递先电话确认；巡楼时多看一眼门窗', '訪客與包裹先電話確認；巡樓時多看一眼門窗', 'Confirm visitors and parcels by phone; look at the door on patrol'], { audience: 'restricted', keepDays: 30 }),
  request: rule('special_request', ['提过特殊要求', '提過特殊要求', 'Asked before'], ['先按上次的要求做，再问是否有变化', '先按上次的要求做，再問是否有變化', 'Do as last time, then ask whether it changed'], { keepDays: 365 }),
  language: rule('language', ['语言', '語言', 'Language'], ['用对方习惯的语言交谈', '用對方習慣的語言交談', 'Speak their language']),
  'contact-time': rule('contact_time', ['联系时间', '聯絡時間', 'When to call'], ['只在这个时间联系', '只在這個時間聯絡', 'Call at that time only']),
  address: rule('form_of_address', ['称呼', '稱呼', 'Form of address'], ['这样称呼对方', '這樣稱呼對方', 'Address them so']),
  habit: rule('habit', ['生活习惯', '生活習慣', 'Habit'], ['按对方的习惯来', '按對方的習慣來', 'Go by their habit'], { keepDays: 730 }),
  outage: rule('outage', ['停水停电', '停水停電', 'Outage'], ['先说明恢复时间，再问是否需要送水、应急灯等帮助', '先說明恢復時間，再問是否需要送水、緊急照明等幫助', 'Say when it will be over, then ask whether to bring water or a lamp'], { concerns: ['elderly_alone', 'new_baby', 'patient', 'disabled', 'pregnant', 'medical_equipment', 'elderly'], isSuggested: true }),
  'moved-in': rule('newly_moved_in', ['新入住', '新入住', 'Newly moved in'], ['一个月内上门问候一次，送上办事指南和管家电话', '一個月內上門問候一次，送上辦事指南和管家電話', 'Call on them within a month, bring the guide and the steward’s number'], { isSuggested: true }),
  festival: rule('festival', ['节日', '節日', 'Festival'], ['节前电话问候，问老人是否一个人过节', '節前電話問候，問長者是否一個人過節', 'Greet before the festival; ask whether they are alone'], { concerns: ['elderly_alone'], isSuggested: true, package: 'elderly' }),
  'women-safety': rule('festival', ['妇女节与安全提示', '婦女節與安全提示', 'Women’s day and safety'], ['送上节日问候，提醒夜归可请秩序员护送到楼下', '送上節日問候，提醒夜歸可請保全護送到樓下', 'Greet; remind of the escort to the door at night'], { concerns: ['pregnant', 'new_baby'], package: 'women' }),
  mail: rule('mail', ['有未取邮件', '有未領郵件', 'Mail waiting'], ['提醒领取；行动不便的送上门', '提醒領取；行動不便的送到府', 'Remind; bring it to who cannot come'], { isSuggested: true }),
}

/** How far each role may go for a resident without asking, in fen (PRS-018). */
/** Rules of a new organisation; does nothing where they are. */
export async function seedCare(ctx: Ctx, locale: Locale): Promise<void> {
  const any = await ctx.tx.selectFrom('care_rule').select('id').limit(1).executeTakeFirst()
  if (any) return
  await ctx.tx
    .insertInto('care_rule')
    .values(
      Object.entries(DEFAULT_RULES).map(([code, r], i) => ({
        organization_id: ctx.organizationId, id: newId(), code, occasion: r.occasion, concerns: r.concerns, prompt: r.prompt[locale], act: r.act[locale], audience: r.audience, keep_days: r.keepDays, is_suggested: r.isSuggested, package: r.package, sort_order: (i + 1) * 10,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
