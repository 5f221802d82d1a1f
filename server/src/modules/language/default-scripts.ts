import type { Locale, language } from '@guanjia/contract'

/** A script of the first library in every language; `source` is the rule of the catalogue that asks for it. */
export interface DefaultScript {
  scene: language.ScriptScene
  source: string
  title: Record<Locale, string>
  text: Record<Locale, string>
}

/** What the handbooks ask staff to say: first greeting, listening, a time for each answer, and the words of the sales office (ETQ-016). */
export const DEFAULT_SCRIPTS: readonly DefaultScript[] = [
  {
    scene: 'greeting', source: 'ETQ-005', title: { 'zh-CN': '主动问候', 'zh-TW': '主動問候', en: 'Greet first' },
    text: {
      'zh-CN': '{name}您好，欢迎来到物业服务中心，请问有什么可以帮您？',
      'zh-TW': '{name}您好，歡迎來到物業服務中心，請問有什麼可以幫您？',
      en: 'Good day {name}, welcome to the service centre. How may I help you?',
    },
  },
  {
    scene: 'greeting', source: 'ETQ-014', title: { 'zh-CN': '请坐稍候', 'zh-TW': '請坐稍候', en: 'Please have a seat' },
    text: {
      'zh-CN': '您请坐，请喝水。前面还有一位住户，预计 {time} 为您办理。',
      'zh-TW': '您請坐，請喝水。前面還有一位住戶，預計 {time} 為您辦理。',
      en: 'Please have a seat. One resident is before you; we expect to serve you at {time}.',
    },
  },
  {
    scene: 'greeting', source: 'ETQ-006', title: { 'zh-CN': '核对身份', 'zh-TW': '核對身份', en: 'Ask who it is' },
    text: {
      'zh-CN': '为了保护您的信息，请您告诉我房号和姓名，我来为您核对。',
      'zh-TW': '為了保護您的資料，請您告訴我房號和姓名，我來為您核對。',
      en: 'To protect your data, may I have your unit and name to check?',
    },
  },
  {
    scene: 'greeting', source: 'ETQ-014', title: { 'zh-CN': '办理完毕', 'zh-TW': '辦理完畢', en: 'All done' },
    text: {
      'zh-CN': '{name}，您的事项已经办好，请核对。还有其他需要帮忙的吗？',
      'zh-TW': '{name}，您的事項已經辦好，請核對。還有其他需要幫忙的嗎？',
      en: '{name}, it is done; please check. Is there anything else I can do for you?',
    },
  },
  {
    scene: 'phone', source: 'ETQ-014', title: { 'zh-CN': '接听电话', 'zh-TW': '接聽電話', en: 'Answer the phone' },
    text: {
      'zh-CN': '您好，物业服务中心，很高兴为您服务，请问您贵姓？',
      'zh-TW': '您好，物業服務中心，很高興為您服務，請問您貴姓？',
      en: 'Good day, this is the service centre. May I have your name, please?',
    },
  },
  {
    scene: 'phone', source: 'ETQ-014', title: { 'zh-CN': '请对方重复', 'zh-TW': '請對方重複', en: 'Ask to repeat' },
    text: {
      'zh-CN': '不好意思，刚才的声音不太清晰，麻烦您再说一遍好吗？',
      'zh-TW': '不好意思，剛才的聲音不太清晰，麻煩您再說一遍好嗎？',
      en: 'I am sorry, the line was not clear. Could you say that once more?',
    },
  },
  {
    scene: 'phone', source: 'ETQ-014', title: { 'zh-CN': '请稍候查询', 'zh-TW': '請稍候查詢', en: 'Please hold' },
    text: {
      'zh-CN': '我马上为您查询，大约需要一分钟，请您稍候，先不要挂机。',
      'zh-TW': '我馬上為您查詢，大約需要一分鐘，請您稍候，先不要掛斷。',
      en: 'I am looking it up. It takes about a minute; please hold the line.',
    },
  },
  {
    scene: 'phone', source: 'ETQ-006', title: { 'zh-CN': '当场无法回答', 'zh-TW': '當場無法回答', en: 'No answer at hand' },
    text: {
      'zh-CN': '这个问题我需要向专业同事核实，{time} 前给您回电，您看可以吗？',
      'zh-TW': '這個問題我需要向專業同事核實，{time} 前給您回電，您看可以嗎？',
      en: 'I have to check this with a colleague and will call you back by {time}. Is that all right?',
    },
  },
  {
    scene: 'phone', source: 'ETQ-014', title: { 'zh-CN': '复述确认', 'zh-TW': '複述確認', en: 'Read back' },
    text: {
      'zh-CN': '我复述一遍：{unit}，{name}，您反映的情况我已记下，单号 {number}，请您核对。',
      'zh-TW': '我複述一遍：{unit}，{name}，您反映的情況我已記下，單號 {number}，請您核對。',
      en: 'Let me read back: {unit}, {name}. I have noted it under {number}; is that right?',
    },
  },
  {
    scene: 'phone', source: 'ETQ-014', title: { 'zh-CN': '结束通话', 'zh-TW': '結束通話', en: 'End the call' },
    text: {
      'zh-CN': '感谢您的来电，祝您生活愉快，再见。',
      'zh-TW': '感謝您的來電，祝您生活愉快，再見。',
      en: 'Thank you for calling. Have a good day. Goodbye.',
    },
  },
  {
    scene: 'complaint_intake', source: 'CMP-020', title: { 'zh-CN': '认真倾听', 'zh-TW': '認真傾聽', en: 'Listen' },
    text: {
      'zh-CN': '您别着急，请慢慢说，我会把您讲的每一点都记下来。',
      'zh-TW': '您別著急，請慢慢說，我會把您講的每一點都記下來。',
      en: 'Please take your time. I am writing down everything that you tell me.',
    },
  },
  {
    scene: 'complaint_intake', source: 'CMP-020', title: { 'zh-CN': '表示理解', 'zh-TW': '表示理解', en: 'Show understanding' },
    text: {
      'zh-CN': '您的心情我们非常理解，换作是我也会着急，我们马上来处理。',
      'zh-TW': '您的心情我們非常理解，換作是我也會著急，我們馬上來處理。',
      en: 'We understand very well how you feel, and we are acting on it now.',
    },
  },
  {
    scene: 'complaint_intake', source: 'CMP-057', title: { 'zh-CN': '问清情况', 'zh-TW': '問清情況', en: 'Ask for the facts' },
    text: {
      'zh-CN': '为了尽快解决，请问这个情况是什么时候、在什么位置发生的？现场有照片吗？',
      'zh-TW': '為了儘快解決，請問這個情況是什麼時候、在什麼位置發生的？現場有照片嗎？',
      en: 'To solve it soon: when and where did it happen, and do you have a photo?',
    },
  },
  {
    scene: 'complaint_intake', source: 'CMP-020', title: { 'zh-CN': '告知已受理', 'zh-TW': '告知已受理', en: 'Say that it is taken' },
    text: {
      'zh-CN': '{name}您好，您的投诉我们已受理，单号 {number}，由我全程跟进，{time} 前给您第一次答复。',
      'zh-TW': '{name}您好，您的投訴我們已受理，單號 {number}，由我全程跟進，{time} 前給您第一次答覆。',
      en: 'Good day {name}, we have taken your complaint under {number}. I follow it to the end and give you a first answer by {time}.',
    },
  },
  {
    scene: 'complaint_intake', source: 'CMP-020', title: { 'zh-CN': '约定答复时间', 'zh-TW': '約定答覆時間', en: 'Agree a time' },
    text: {
      'zh-CN': '这件事需要到现场核查，我们 {time} 到 {unit} 查看，您看方便吗？',
      'zh-TW': '這件事需要到現場核查，我們 {time} 到 {unit} 查看，您看方便嗎？',
      en: 'We have to look at it on site and would come to {unit} at {time}. Does that suit you?',
    },
  },
  {
    scene: 'complaint_reply', source: 'CMP-057', title: { 'zh-CN': '说明调查结果', 'zh-TW': '說明調查結果', en: 'Say what was found' },
    text: {
      'zh-CN': '{name}您好，您反映的 {number} 我们已到现场核查，情况和处理办法向您说明如下：',
      'zh-TW': '{name}您好，您反映的 {number} 我們已到現場核查，情況和處理辦法向您說明如下：',
      en: 'Good day {name}, we have looked into {number} on site. This is what we found and what we do:',
    },
  },
  {
    scene: 'complaint_reply', source: 'CMP-020', title: { 'zh-CN': '暂时不能解决', 'zh-TW': '暫時不能解決', en: 'Not solved yet' },
    text: {
      'zh-CN': '您反映的问题目前还在处理，原因是配件在途。我们 {time} 再向您报告进展。',
      'zh-TW': '您反映的問題目前還在處理，原因是配件在途。我們 {time} 再向您報告進展。',
      en: 'It is still being dealt with, because a part is on its way. We will report to you at {time}.',
    },
  },
  {
    scene: 'complaint_reply', source: 'CMP-020', title: { 'zh-CN': '不属物业职责', 'zh-TW': '不屬物業職責', en: 'Somebody else is in charge' },
    text: {
      'zh-CN': '这件事由主管单位负责，我们已替您联系并留下单号，{time} 前把答复转告您。',
      'zh-TW': '這件事由主管單位負責，我們已替您聯絡並留下單號，{time} 前把答覆轉告您。',
      en: 'Another body is in charge of this. We have contacted it for you and will pass on its answer by {time}.',
    },
  },
  {
    scene: 'complaint_reply', source: 'ETQ-006', title: { 'zh-CN': '婉转说明规定', 'zh-TW': '婉轉說明規定', en: 'Explain a rule' },
    text: {
      'zh-CN': '非常理解您的想法。按照业主大会通过的管理规约，这样做会影响其他住户，我们一起看看其他办法好吗？',
      'zh-TW': '非常理解您的想法。按照區分所有權人會議通過的規約，這樣做會影響其他住戶，我們一起看看其他辦法好嗎？',
      en: 'We see what you wish. Under the rules that the owners agreed, it would affect your neighbours; may we look for another way together?',
    },
  },
  {
    scene: 'complaint_close', source: 'CMP-020', title: { 'zh-CN': '告知处理结果', 'zh-TW': '告知處理結果', en: 'Say that it is solved' },
    text: {
      'zh-CN': '{name}您好，{number} 已处理完毕，请您到现场看一看，有不满意的地方请告诉我，我继续跟进。',
      'zh-TW': '{name}您好，{number} 已處理完畢，請您到現場看一看，有不滿意的地方請告訴我，我繼續跟進。',
      en: 'Good day {name}, {number} has been dealt with. Please have a look; if anything is not right, tell me and I go on.',
    },
  },
  {
    scene: 'complaint_close', source: 'CMP-020', title: { 'zh-CN': '回访', 'zh-TW': '回訪', en: 'Return visit' },
    text: {
      'zh-CN': '{name}您好，我是物业客服，就 {number} 回访：问题解决了吗？您对处理态度和速度还满意吗？',
      'zh-TW': '{name}您好，我是物業客服，就 {number} 回訪：問題解決了嗎？您對處理態度和速度還滿意嗎？',
      en: 'Good day {name}, this is the service centre about {number}: is it settled, and were you content with how and how soon it was done?',
    },
  },
  {
    scene: 'complaint_close', source: 'CMP-020', title: { 'zh-CN': '感谢意见', 'zh-TW': '感謝意見', en: 'Thank for the opinion' },
    text: {
      'zh-CN': '感谢您的监督，您的意见已列入改进计划，我们会把结果公布在公告栏。',
      'zh-TW': '感謝您的監督，您的意見已列入改進計劃，我們會把結果公佈在公佈欄。',
      en: 'Thank you. Your opinion is in our plan of improvements; the outcome will be on the notice board.',
    },
  },
  {
    scene: 'feedback', source: 'ETQ-008', title: { 'zh-CN': '派单告知', 'zh-TW': '派單告知', en: 'Work order raised' },
    text: {
      'zh-CN': '{name}您好，您报修的 {number} 已派工，维修师傅将于 {time} 到 {unit}，上门前会先给您打电话。',
      'zh-TW': '{name}您好，您報修的 {number} 已派工，維修師傅將於 {time} 到 {unit}，上門前會先給您打電話。',
      en: 'Good day {name}, {number} is assigned. The technician comes to {unit} at {time} and calls before.',
    },
  },
  {
    scene: 'feedback', source: 'ETQ-008', title: { 'zh-CN': '进展告知', 'zh-TW': '進展告知', en: 'Progress' },
    text: {
      'zh-CN': '{name}您好，{number} 正在处理，目前已完成检查，下一步是更换配件，预计 {time} 完成。',
      'zh-TW': '{name}您好，{number} 正在處理，目前已完成檢查，下一步是更換配件，預計 {time} 完成。',
      en: 'Good day {name}, {number} is under way: it has been inspected, a part comes next, and it will be done by {time}.',
    },
  },
  {
    scene: 'feedback', source: 'ETQ-008', title: { 'zh-CN': '改期告知', 'zh-TW': '改期告知', en: 'Another time' },
    text: {
      'zh-CN': '非常抱歉，原定时间需要调整，改为 {time} 上门，给您带来不便请谅解。这个时间您方便吗？',
      'zh-TW': '非常抱歉，原定時間需要調整，改為 {time} 上門，給您帶來不便請諒解。這個時間您方便嗎？',
      en: 'We are sorry: the visit has to move to {time}. Does that suit you?',
    },
  },
  {
    scene: 'feedback', source: 'ETQ-008', title: { 'zh-CN': '请您确认', 'zh-TW': '請您確認', en: 'Please confirm' },
    text: {
      'zh-CN': '{number} 已完工，请您在手机端查看前后照片并确认，有问题可以直接在单里留言。',
      'zh-TW': '{number} 已完工，請您在手機上查看前後照片並確認，有問題可以直接在單中留言。',
      en: '{number} is done. Please look at the photos in the app and confirm; you can write to us right there.',
    },
  },
  {
    scene: 'apology', source: 'ETQ-006', title: { 'zh-CN': '致歉', 'zh-TW': '致歉', en: 'Apologise' },
    text: {
      'zh-CN': '给您带来不便，我们深表歉意，我马上安排处理，并在 {time} 前向您报告结果。',
      'zh-TW': '給您帶來不便，我們深表歉意，我馬上安排處理，並在 {time} 前向您報告結果。',
      en: 'We are very sorry for the trouble. I am arranging it now and will tell you the outcome by {time}.',
    },
  },
  {
    scene: 'apology', source: 'ETQ-006', title: { 'zh-CN': '久等致歉', 'zh-TW': '久等致歉', en: 'Sorry for the wait' },
    text: {
      'zh-CN': '对不起，让您久等了，现在就为您办理。',
      'zh-TW': '對不起，讓您久等了，現在就為您辦理。',
      en: 'I am sorry that you had to wait. I am with you now.',
    },
  },
  {
    scene: 'apology', source: 'ETQ-006', title: { 'zh-CN': '服务不到位', 'zh-TW': '服務不到位', en: 'Our service fell short' },
    text: {
      'zh-CN': '这次服务没有做到位，是我们的责任，我代表物业服务中心向您道歉，并已安排整改。',
      'zh-TW': '這次服務沒有做到位，是我們的責任，我代表物業服務中心向您道歉，並已安排改善。',
      en: 'This was our fault. I apologise on behalf of the service centre; it is being put right.',
    },
  },
  {
    scene: 'farewell', source: 'ETQ-005', title: { 'zh-CN': '送别来访', 'zh-TW': '送別來訪', en: 'Say goodbye' },
    text: {
      'zh-CN': '请慢走，有事请随时联系我们，祝您生活愉快。',
      'zh-TW': '請慢走，有事請隨時聯絡我們，祝您生活愉快。',
      en: 'Goodbye, and do contact us whenever you need us.',
    },
  },
  {
    scene: 'farewell', source: 'ETQ-005', title: { 'zh-CN': '节日问候', 'zh-TW': '節日問候', en: 'Festive greeting' },
    text: {
      'zh-CN': '{name}您好，物业服务中心全体同事祝您和家人节日快乐。',
      'zh-TW': '{name}您好，物業服務中心全體同事祝您和家人節日快樂。',
      en: 'Dear {name}, all of us at the service centre wish you and your family happy holidays.',
    },
  },
  {
    scene: 'farewell', source: 'ETQ-006', title: { 'zh-CN': '上门服务离开', 'zh-TW': '上門服務離開', en: 'Leaving a home' },
    text: {
      'zh-CN': '现场已清理干净，请您检查签字。以后有需要请拨打服务热线，再见。',
      'zh-TW': '現場已清理乾淨，請您檢查簽字。以後有需要請撥打服務專線，再見。',
      en: 'The place is tidy again; please check and sign. Call us whenever you need us. Goodbye.',
    },
  },
  {
    scene: 'sales_office', source: 'ETQ-016', title: { 'zh-CN': '迎宾', 'zh-TW': '迎賓', en: 'Welcome' },
    text: {
      'zh-CN': '您好，欢迎参观！',
      'zh-TW': '您好，歡迎參觀！',
      en: 'Good day, welcome!',
    },
  },
  {
    scene: 'sales_office', source: 'ETQ-016', title: { 'zh-CN': '引导', 'zh-TW': '引導', en: 'Lead the way' },
    text: {
      'zh-CN': '请随我来。',
      'zh-TW': '請隨我來。',
      en: 'This way, please.',
    },
  },
  {
    scene: 'sales_office', source: 'ETQ-015', title: { 'zh-CN': '车辆引导', 'zh-TW': '車輛引導', en: 'Parking' },
    text: {
      'zh-CN': '您好，请把车停到这边车位，请带好贵重物品，小心脚下。',
      'zh-TW': '您好，請把車停到這邊車位，請帶好貴重物品，小心腳下。',
      en: 'Good day, please park over here, take your valuables with you, and mind your step.',
    },
  },
  {
    scene: 'sales_office', source: 'ETQ-015', title: { 'zh-CN': '奉茶', 'zh-TW': '奉茶', en: 'Offer a drink' },
    text: {
      'zh-CN': '您好，请用茶，请小心烫。需要其他饮品请告诉我。',
      'zh-TW': '您好，請用茶，請小心燙。需要其他飲品請告訴我。',
      en: 'Here is your tea; please be careful, it is hot. Tell me if you would like something else.',
    },
  },
  {
    scene: 'sales_office', source: 'ETQ-015', title: { 'zh-CN': '样板间', 'zh-TW': '樣品屋', en: 'Show flat' },
    text: {
      'zh-CN': '欢迎参观样板间，请您穿好鞋套，小心台阶，有需要请随时叫我。',
      'zh-TW': '歡迎參觀樣品屋，請您穿好鞋套，小心台階，有需要請隨時叫我。',
      en: 'Welcome to the show flat. Please put on the shoe covers and mind the step; call me whenever you need me.',
    },
  },
  {
    scene: 'sales_office', source: 'ETQ-015', title: { 'zh-CN': '送别参观', 'zh-TW': '送別參觀', en: 'Goodbye to visitors' },
    text: {
      'zh-CN': '感谢您的参观，请慢走，期待您再次光临。',
      'zh-TW': '感謝您的參觀，請慢走，期待您再次光臨。',
      en: 'Thank you for your visit. We look forward to seeing you again.',
    },
  },
]
