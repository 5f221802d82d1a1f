import type { Locale, privacy } from '@guanjia/contract'

type Words = { title: string; words: string }

/** The first version of every text, until an organisation writes its own. */
export const DEFAULT_TEXTS: Record<privacy.PrivacyText['kind'], Record<Locale, Words>> = {
  identity: {
    'zh-CN': { title: '身份信息告知同意书', words: '为办理入住、过户、租赁登记等物业服务，我们需要收集您的证件类型与号码。证件号加密保存，仅用于核对身份，查看须说明理由并留下记录，您可随时查询。您可以撤回同意；法律要求保存的记录除外。' },
    'zh-TW': { title: '身分資料告知同意書', words: '為辦理入住、過戶、租賃登記等物業服務，我們需要蒐集您的證件種類與證號。證號加密保存，僅用於核對身分，檢視須說明理由並留下紀錄，您可隨時查詢。您可以撤回同意；法律要求保存的紀錄除外。' },
    en: { title: 'Consent to keep identity papers', words: 'To register moving in, change of owner and leases we keep the kind and number of your identity paper. It is stored encrypted and used to check identity only; whoever looks at it gives a reason, which you can read at any time. You may withdraw this consent, except for what the law wants kept.' },
  },
  family: {
    'zh-CN': { title: '家庭成员信息告知同意书', words: '为办理门禁、紧急联络和日常服务，我们需要登记同住家庭成员的姓名与联系方式。仅用于上述用途；未成年人信息由监护人同意。您可以随时更正或撤回。' },
    'zh-TW': { title: '家庭成員資料告知同意書', words: '為辦理門禁、緊急聯絡及日常服務，我們需要登記同住家庭成員的姓名與聯絡方式。僅用於上述用途；未成年人資料由監護人同意。您可以隨時更正或撤回。' },
    en: { title: 'Consent to keep family members', words: 'For access, emergencies and daily service we note who lives with you and how to reach them, for nothing else; guardians consent for minors. You may correct or withdraw at any time.' },
  },
  personal_service: {
    'zh-CN': { title: '个性化服务告知同意书', words: '为在生日、停水停电、家有老人孩子等情形下给您更周到的服务，我们会记录您告诉我们的情况与习惯。您可以随时查看、要求删除或撤回同意；撤回后相关记录立即清除，不影响基本服务。' },
    'zh-TW': { title: '個人化服務告知同意書', words: '為在生日、停水停電、家有長者孩童等情形下給您更周到的服務，我們會記錄您告訴我們的狀況與習慣。您可以隨時檢視、要求刪除或撤回同意；撤回後相關紀錄立即清除，不影響基本服務。' },
    en: { title: 'Consent to personal service', words: 'To serve you better on birthdays, in outages and where there are children or elderly people, we note what you tell us of your situation and habits. You may read it, have it erased or withdraw at any time; it is then erased at once and your service stays the same.' },
  },
  marketing: {
    'zh-CN': { title: '营销信息接收同意书', words: '您同意我们向您发送社区活动、增值服务和销售案场的推介信息。不同意不影响任何服务。您可以随时在手机端或前台退订。' },
    'zh-TW': { title: '行銷資訊接收同意書', words: '您同意我們向您發送社區活動、加值服務及銷售案場的推介資訊。不同意不影響任何服務。您可以隨時於手機端或櫃檯取消。' },
    en: { title: 'Consent to offers', words: 'You agree to receive offers of activities, paid services and the sales office. Your service does not depend on it, and you may opt out at any time in the app or at the desk.' },
  },
  pictures: {
    'zh-CN': { title: '活动影像使用同意书', words: '您同意我们在社区公告与活动回顾中使用有您出镜的照片和视频。您可以随时撤回，撤回后我们停止使用并撤下。' },
    'zh-TW': { title: '活動影像使用同意書', words: '您同意我們在社區公告與活動回顧中使用有您入鏡的照片與影片。您可以隨時撤回，撤回後我們停止使用並撤下。' },
    en: { title: 'Consent to pictures', words: 'You agree that pictures and films of community activities which show you are used in notices. You may withdraw at any time; we then stop using them and take them down.' },
  },
  undertaking: {
    'zh-CN': { title: '个人信息保密承诺书', words: '本人承诺：只在履行岗位职责所必需的范围内查询和使用业户信息；查看完整证件号、电话等信息时如实填写目的与理由；不拍照、不抄录、不外传；离岗后继续保密。本人知悉每次查看均留有记录，并可由业户查询；违反承诺将承担相应责任。' },
    'zh-TW': { title: '個人資料保密切結書', words: '本人切結：僅於履行職務所必需之範圍內查詢及使用住戶資料；檢視完整證號、電話等資料時如實填寫目的與理由；不拍照、不抄錄、不外傳；離職後持續保密。本人知悉每次檢視均留有紀錄，並可由住戶查詢；違反切結將承擔相應責任。' },
    en: { title: 'Confidentiality undertaking', words: 'I use residents’ data only as far as my post needs it; I state the true purpose and reason when I uncover numbers; I take no pictures, make no copies and tell nobody; I keep silence after I leave. I know that every look is recorded and can be read by the household, and that I answer for breaches.' },
  },
}
