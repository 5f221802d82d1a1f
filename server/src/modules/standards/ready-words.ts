import type { Locale } from '@guanjia/contract'

type Other = Exclude<Locale, 'zh-CN'>
/** Name and items of a ready standard, item by item in the order of `ready.ts` and `ready-work.ts`. */
type Words = readonly [name: string, ...items: string[]]

/** The ready standards in zh-TW and English; what each names as its source stands with the zh-CN text. */
export const READY_WORDS: Readonly<Record<string, Record<Other, Words>>> = {
  DRESS: {
    'zh-TW': ['著裝規範', '統一穿著公司制服，乾淨整潔，無異味，無多餘裝飾', '客服人員著裝整潔得體，佩戴識別證', '制服外不露個人物品，衣褲口袋平整不鼓起', '西裝制服按規範扣好，襯衫領口、袖口整潔，鈕扣扣齊', '襯衫袖口長出西裝外套袖口', '褲子燙直，摺痕清晰，褲長及鞋面', '鞋底、鞋面、鞋側清潔，鞋面擦亮、以黑色為宜，無破損，不釘金屬掌', '上班不穿露趾涼鞋'],
    en: ['Dress', 'Company uniform, clean, without odour or needless ornament', 'Customer service is neatly and fittingly dressed and wears the badge', 'No personal belongings show outside the uniform; pockets lie flat', 'The suit is buttoned as it should be; collar and cuffs are clean, every button closed', 'Shirt cuff beyond the sleeve of the jacket', 'Trousers are pressed with a clear crease and reach the shoe', 'Soles, uppers and sides of shoes are clean; polished, black by preference, undamaged, without metal taps', 'No open-toed sandals at work'],
  },
  GROOMING: {
    'zh-TW': ['儀容規範', '頭髮整齊，面容乾淨', '妝容自然，不濃妝豔抹', '指甲乾淨，不留長指甲，不塗有色指甲油'],
    en: ['Grooming', 'Hair is tidy, the face clean', 'Make-up is natural, never heavy', 'Nails are clean and short, without coloured varnish'],
  },
  POSTURE: {
    'zh-TW': ['姿態規範', '站姿端正，不晃動、不倚靠', '坐姿端正，不翹腿、不趴桌', '走姿穩重，遇客戶主動讓行'],
    en: ['Posture', 'Stands upright, without swaying or leaning', 'Sits upright, legs uncrossed, not slumped over the desk', 'Walks calmly and makes way for customers'],
  },
  'ETIQUETTE-DESK': {
    'zh-TW': ['櫃台禮儀檢查表', '客戶走近三公尺內起身，主動問候', '全程微笑服務', '耐心聽完，不打斷、不敷衍、不推諉', '使用文明用語，注意語氣和措辭', '結束時主動道別'],
    en: ['Etiquette at the desk', 'Rises and greets first when a customer comes within three metres', 'Smiles throughout', 'Hears people out: no interrupting, no brushing off, no passing the buck', 'Polite words, with care for tone and choice', 'Says goodbye first'],
  },
  SMILE: {
    'zh-TW': ['微笑服務', '服務中心與案場接待均保持自然微笑，目光平視', '員工經常保持笑容，情緒不帶入崗位'],
    en: ['Serving with a smile', 'A natural smile and level gaze, at the service centre and the sales office alike', 'Keeps a friendly face; moods stay out of work'],
  },
  RECEPTION: {
    'zh-TW': ['接待體驗評分表', '五分鐘內有人接待，一次說清所需資料和時限', '首接負責，不讓客戶重複敘述', '熟悉收費標準與辦事流程，答覆準確', '記錄完整，承諾有時限', '稱呼得當，照顧老人、孕婦和兒童', '離開時詢問滿意度並致謝'],
    en: ['How a reception feels', 'Somebody is there within five minutes and says once and for all what is needed and how long it takes', 'Whoever is asked first takes care of it; nobody has to tell it twice', 'Knows charges and procedures and answers correctly', 'Complete record, promises with a time', 'The right form of address; care for the old, the pregnant and children', 'Asks at the end whether it was all right, and thanks'],
  },
  TOUCHPOINTS: {
    'zh-TW': ['關鍵時刻（接觸點）神祕客表', '門崗敬禮、微笑、指引', '車位指引清楚，柵欄回應及時', '櫃台主動問候並在五分鐘內受理', '有座位、有飲水、告知等候時間', '一次告知，資料保密', '道別、送至門口、詢問意見', '言行處處尊重客戶', '禮貌用語貫穿全程', '主動提供幫助', '不誇大、不敷衍', '態度溫和謙遜'],
    en: ['Moments of truth: sheet of the mystery visitor', 'The gate salutes, smiles and shows the way', 'Clear guidance to a parking space; the barrier reacts at once', 'The desk greets first and takes it up within five minutes', 'A seat, water, and how long it will take', 'Everything said at once; data kept confidential', 'Farewell at the door, and a question for opinions', 'Respect in every word and gesture', 'Polite words from beginning to end', 'Offers help unasked', 'Neither exaggerates nor brushes off', 'Gentle and modest'],
  },
  '6S': {
    'zh-TW': ['6S 現場檢查表', '整理：現場無多餘物品，要與不要分開', '整頓：物品定點、定容、定量，標示清楚', '清掃：地面、檯面、設備無灰塵、無污漬', '清潔：責任區有責任人、有標準、有記錄', '素養：著裝規範，隨手歸位，遵守規定', '安全：消防通道堵塞，或電線私拉亂接'],
    en: ['6S on the spot', 'Sort: nothing superfluous; needed and unneeded apart', 'Set in order: a place, a container and a quantity for everything, clearly labelled', 'Shine: floor, surfaces and equipment without dust or stains', 'Standardise: each area has somebody in charge, a standard and a record', 'Sustain: dressed by the rules, things put back, rules kept', 'Safety: a fire passage is blocked, or cables are laid without permission'],
  },
  OUTCOMES: {
    'zh-TW': ['訪客感受三問', '訪客感到賓至如歸', '訪客感到自己的選擇是正確的', '訪客放心，相信會得到最好的照顧'],
    en: ['Three questions to visitors', 'The visitor feels at home', 'The visitor feels to have chosen well', 'The visitor is at ease and trusts in the best of care'],
  },
  COMPLAINT: {
    'zh-TW': ['投訴接待評分表', '保持禮貌、耐心和熱情，尊重住戶的意見和訴求', '讓住戶把話講完，不打斷、不爭辯、不急於表態', '當場複述並記錄時間、地點、人員和訴求', '說明處理流程與回覆時限', '辱罵、推搡或頂撞住戶'],
    en: ['Receiving a complaint', 'Polite, patient and warm; respects what residents think and want', 'Lets them finish: no interrupting, no arguing, no hasty verdict', 'Repeats it on the spot and notes time, place, people and request', 'Explains the procedure and when there will be an answer', 'Insults, pushes or talks back to a resident'],
  },
  SIGNAGE: {
    'zh-TW': ['服務中心環境檢查表', '服務中心有明顯的指示標識，客戶能快速找到櫃台', '服務時間、值班電話、收費標準公示在醒目處', '等候區整潔，飲水、老花眼鏡、雨具齊備', '檯面無私人物品，資料歸位'],
    en: ['The service centre itself', 'Clear signs; customers find the desk quickly', 'Hours, duty telephone and charges posted where everybody sees them', 'A tidy waiting area with water, reading glasses and umbrellas', 'No private things on the desk; papers in their place'],
  },
  QUALITIES: {
    'zh-TW': ['客服人員十六項素質', '同理心', '感恩心', '博愛心', '責任心', '空杯心', '自信心', '自控力', '承受力', '表達力', '溝通力', '傾聽力', '注意力', '分析力', '協調力', '記憶力', '凝聚力'],
    en: ['Sixteen qualities of customer service', 'Empathy', 'Gratitude', 'Kindness to all', 'Sense of duty', 'Readiness to learn', 'Confidence', 'Self-control', 'Resilience', 'Expression', 'Communication', 'Listening', 'Attention', 'Analysis', 'Coordination', 'Memory', 'Team spirit'],
  },
  'FOUR-ELEMENTS': {
    'zh-TW': ['優質服務四要素', '獨立解決問題的能力', '良好的溝通協調能力', '過硬的心理素質', '顧客至上的服務觀念'],
    en: ['Four elements of good service', 'Solves problems without help', 'Communicates and coordinates well', 'Stays steady under strain', 'Puts the customer first'],
  },
  PERSONAL: {
    'zh-TW': ['個人化服務五訣', '真心替住戶著想', '看得出沒有說出口的需要', '話說得得體', '多走一步', '說到就做到'],
    en: ['Five ways to personal service', 'Means well by residents, sincerely', 'Sees the need that is not spoken', 'Finds the right words', 'Walks one step further', 'Does what was said, at once'],
  },
  'STEWARD-SOP': {
    'zh-TW': ['管家服務流程', '上門或來電先自報身分與片區', '聽清需求，複述確認', '當場登記，說明時限與聯絡人', '跟進到辦結，逐步告知', '辦結回訪，記錄意見', '可改進之處提出流程修訂'],
    en: ['How a steward serves', 'At the door or on the telephone: says who and of which zone', 'Listens, repeats and has it confirmed', 'Registers at once; says how long and whom to ask', 'Follows it to the end and tells each step', 'Asks back when it is done and notes the answer', 'Proposes a change of procedure where it could be better'],
  },
  'STEWARD-SCORE': {
    'zh-TW': ['管家服務評分表', '回應及時，限時辦結', '按流程辦理，記錄完整', '能提出改進並見效'],
    en: ['Scoring a steward', 'Answers promptly and finishes in time', 'Keeps to the procedure; complete records', 'Proposes improvements that work'],
  },
  GATE: {
    'zh-TW': ['門崗接待三步', '敬禮、微笑、問候', '耐心詢問來意', '指引方向'],
    en: ['Three steps at the gate', 'Salute, smile, greet', 'Ask patiently what brings the visitor', 'Show the way'],
  },
  ATTITUDE: {
    'zh-TW': ['服務態度準則', '培訓用語：客戶永遠是對的；若有疑義，仍以客戶感受為先。此條用於端正態度，不作為判定責任或賠償的依據'],
    en: ['On attitude', 'Said in training: the customer is always right; in doubt, how the customer feels comes first. It shapes an attitude and decides neither fault nor compensation'],
  },
  'PHONE-CALLS': {
    'zh-TW': ['電話接聽禮儀', '接聽即主動問候，報出服務中心與本人姓氏', '聲音清晰、親切，語速適中', '耐心聽取客戶的意見和需求，不打斷', '邊聽邊記：來電人、門牌、事項、約定的答覆時間', '複述確認，說明由誰、何時答覆', '不能當場答覆的，約定回電時間並按時回電', '道謝、道別，待客戶先掛機'],
    en: ['On the telephone', 'Greets first and names the service centre and oneself', 'Clear, friendly voice at a moderate pace', 'Listens patiently to opinions and wishes, without interrupting', 'Notes while listening: caller, room, matter, agreed time of the answer', 'Repeats it; says who will answer and when', 'What cannot be answered at once: agrees on a time and calls back then', 'Thanks, says goodbye and lets the customer hang up first'],
  },
  LANGUAGE: {
    'zh-TW': ['服務用語規範', '使用文明用語，注意語氣和措辭，尊重每一位客戶', '流露不耐煩或不滿，如「快點」「煩死了」', '不用「可能、大概、改天」等含糊用語，給出確切的時間', '使用侮辱性或歧視性語言', '不推諉：不說「不歸我管」，代為聯繫並跟進', '簡訊、通知和答覆發出前通過服務用語檢查', '三類忌語（不耐煩、含糊、侮辱歧視）人人會說出來，互相提醒', '每月看一次本人的忌語提示次數，說過的不再說'],
    en: ['Language of service', 'Polite words, with care for tone and choice; respect for every customer', 'Shows impatience or displeasure: “hurry up”, “what a nuisance”', 'No “maybe, about, some day”: names a definite time', 'Uses insulting or discriminating words', 'Never “not my job”: finds who it is and follows up', 'Texts, notices and answers pass the check of language before they go out', 'Everybody can name the three kinds of forbidden words (impatient, vague, insulting), and colleagues remind each other', 'Looks once a month at how often the own words were flagged, and does not say them again'],
  },
  CLEANING: {
    'zh-TW': ['清潔作業規範', '地面、牆面、天花板、公共設施按標準清潔，無積塵、無污漬', '石材地面使用酸性清潔劑', '按部位使用清潔工具，不混用', '區域清潔在三十分鐘內完成', '垃圾分類清理，不堆積、不散發異味', '公共區域、樓梯間、電梯車廂按頻次清潔', '清潔設備用後歸位，定期保養', '作業時放置警示牌，遇客戶主動讓行'],
    en: ['Cleaning', 'Floors, walls, ceilings and public fittings are cleaned to standard, without dust or stains', 'Acid cleaner on a stone floor', 'Tools by surface, never mixed', 'An area is cleaned within thirty minutes', 'Waste is sorted and taken away; no heaps, no smell', 'Public areas, staircases and lift cars as often as planned', 'Equipment is put back and serviced regularly', 'Warning signs while working; makes way for customers'],
  },
  'HOME-VISIT': {
    'zh-TW': ['到府維修禮儀', '出發前帶齊五件寶：鞋套、抹布、小毛刷、工作檯布、小垃圾鏟', '普通報修兩小時內、緊急故障三十分鐘內到場；不能按時到，提前告知', '著工作服、佩戴識別證，敲門後報出姓名與來意', '穿鞋套進門，鋪工作檯布，不觸碰住戶物品', '說明故障原因、處理辦法；收費項目先出示價目，經住戶同意再施工', '完工試用，請住戶確認並簽字', '清掃現場，帶走垃圾', '告知保固與報修電話，道別'],
    en: ['Repairs at home', 'The five things are packed: shoe covers, cloth, small brush, work mat, small dustpan', 'There within two hours, in an emergency within thirty minutes; says so beforehand if it will be later', 'In working clothes with badge; knocks, says name and purpose', 'Shoe covers on, mat laid out, hands off what belongs to the household', 'Explains the cause and the remedy; shows the price first and begins when the resident agrees', 'Tries it out; the resident confirms and signs', 'Sweeps up and takes the rubbish along', 'Names the warranty and the number to call, says goodbye'],
  },
  SECURITY: {
    'zh-TW': ['秩序維護規範', '按路線與時限巡邏，監控不離人，隱患及時報告', '維護秩序，勸阻不文明行為，言語克制', '協助處理糾紛和投訴，不與客戶爭執、不推搡', '每班交接前逐項檢查防火、防盜、門禁與器材', '遇火災、竊盜等緊急情況立即啟動應變預案', '人流高峰分流引導，消防通道暢通', '對住戶罰款、沒收物品或限制人身自由'],
    en: ['Security', 'Patrols by route and time; screens are never unattended; dangers are reported at once', 'Keeps order and stops misconduct with restrained words', 'Helps with disputes and complaints; neither argues nor pushes', 'Before each hand-over: fire, theft, access and equipment, item by item', 'Fire, theft or another emergency: starts the plan at once', 'Guides crowds at peak times; fire passages stay free', 'Fines residents, takes their things or holds them'],
  },
  'SALES-FLOW': {
    'zh-TW': ['案場接待流程', '迎賓：三公尺微笑、一公尺問候，「您好，歡迎參觀」', '引導：側前方引領，「請隨我來」，提示台階與安全', '需求詢問：問清來意與偏好，登記須經本人同意', '產品講解：引見置業顧問，物業服務內容如實介紹，不作承諾', '送別：徵詢意見，送至門口，「感謝光臨，請慢走」', '客戶詢問五分鐘內答覆'],
    en: ['Reception at the sales office', 'Welcome: a smile at three metres, a greeting at one: “Welcome, please look around”', 'Lead the way half a step ahead: “This way, please”; mind steps and safety', 'Ask for purpose and preferences; register only with consent', 'Introduce the consultant; describe the services as they are, promise nothing', 'Farewell: ask for opinions, see to the door: “Thank you for coming”', 'Questions are answered within five minutes'],
  },
  'SALES-PHRASES': {
    'zh-TW': ['案場服務話術', '迎接：「您好，歡迎參觀」', '引領：「請隨我來」', '著裝、儀態、接待話術全員一致', '每一環節按話術，無口頭禪、無方言歧義', '透露其他訪客的姓名、電話或購屋意向'],
    en: ['Phrases of the sales office', 'Welcome: “Welcome, please look around”', 'Leading the way: “This way, please”', 'Dress, bearing and phrases are the same for all', 'Each step in its phrases, without pet words or dialect that misleads', 'Tells names, telephones or intentions of other visitors'],
  },
  HOSPITALITY: {
    'zh-TW': ['待客五德自評表', '稱呼客戶，注視客戶，先客後己', '請、您好、謝謝、對不起、再見不離口', '看到需要就上前，不等客戶開口', '說到做到，做不到如實說明', '受委屈不失禮，被表揚不驕傲', '對待同事如對待客人，協助不推託', '在授權範圍內當場解決，事後報告'],
    en: ['Five virtues of a host: looking at oneself', 'Addresses and looks at customers; they come first', 'Please, hello, thank you, sorry and goodbye are always there', 'Steps up where there is a need, before anybody asks', 'Keeps promises; says honestly what cannot be done', 'Polite when wronged, modest when praised', 'Treats colleagues as guests and helps without excuses', 'Settles it on the spot within the own limits and reports afterwards'],
  },
  'COMPLAINT-FLOW': {
    'zh-TW': ['投訴處理流程', '立即登記內容、時間、地點、涉及人員、要求和期望，告知已受理', '說明處理流程；普通問題現場解決，複雜問題二十四小時內回覆，重大事件立即上報', '二十四小時內傳達至相關部門，承諾回覆進展的時間', '使用、維修類投訴立即到現場調查，查檔案、問人員，核實情況', '分析原因，提出方案；涉及賠償按權限審批', '處理中及時告知進展', '處理完畢回覆結果，徵求意見，由接待人員再次確認滿意度', '定期總結根源與規律，修訂制度、補訓人員'],
    en: ['Handling of complaints', 'Registers at once what, when, where, who, request and expectation, and says that it is taken up', 'Explains the procedure: simple matters on the spot, complex ones answered within twenty-four hours, grave ones reported up at once', 'Passes it on within twenty-four hours and promises when there will be news', 'About use or repairs: goes there at once, looks into the files, asks people, checks the facts', 'Finds the cause and proposes a solution; compensation is approved by its limits', 'Tells how it goes while it goes on', 'Tells the result and asks for an opinion; whoever received it asks again whether it is all right', 'Regularly draws the lesson from causes and patterns: changes rules, trains people'],
  },
}

/** Words that stand beside items: their groups, and units of measures. */
export const ITEM_WORDS: Readonly<Record<string, Record<Other, string>>> = {
  站姿: { 'zh-TW': '站姿', en: 'Standing' }, 坐姿: { 'zh-TW': '坐姿', en: 'Sitting' }, 走姿: { 'zh-TW': '走姿', en: 'Walking' },
  高效: { 'zh-TW': '高效', en: 'Quick' }, 专业: { 'zh-TW': '專業', en: 'Competent' }, 温馨: { 'zh-TW': '溫馨', en: 'Warm' }, 规范: { 'zh-TW': '規範', en: 'By the book' }, 创新: { 'zh-TW': '創新', en: 'Inventive' },
  到达: { 'zh-TW': '到達', en: 'Arriving' }, 停车: { 'zh-TW': '停車', en: 'Parking' }, 接待: { 'zh-TW': '接待', en: 'Reception' }, 等候: { 'zh-TW': '等候', en: 'Waiting' }, 办理: { 'zh-TW': '辦理', en: 'The matter itself' }, 离开: { 'zh-TW': '離開', en: 'Leaving' },
  尊重备至: { 'zh-TW': '尊重備至', en: 'Respect' }, 彬彬有礼: { 'zh-TW': '彬彬有禮', en: 'Courtesy' }, 乐于助人: { 'zh-TW': '樂於助人', en: 'Helpfulness' }, 真诚质朴: { 'zh-TW': '真誠質樸', en: 'Sincerity' }, 温良谦恭: { 'zh-TW': '溫良謙恭', en: 'Modesty' }, 内部客人: { 'zh-TW': '內部客人', en: 'Guests within the house' }, 当场决断: { 'zh-TW': '當場決斷', en: 'Deciding on the spot' },
  整理: { 'zh-TW': '整理', en: 'Sort' }, 整顿: { 'zh-TW': '整頓', en: 'Set in order' }, 清扫: { 'zh-TW': '清掃', en: 'Shine' }, 清洁: { 'zh-TW': '清潔', en: 'Standardise' }, 素养: { 'zh-TW': '素養', en: 'Sustain' }, 安全: { 'zh-TW': '安全', en: 'Safety' },
  宾至如归: { 'zh-TW': '賓至如歸', en: 'At home' }, 选择正确: { 'zh-TW': '選擇正確', en: 'The right choice' }, 放心: { 'zh-TW': '放心', en: 'At ease' },
  心态: { 'zh-TW': '心態', en: 'Attitude' }, 能力: { 'zh-TW': '能力', en: 'Ability' }, 解决问题: { 'zh-TW': '解決問題', en: 'Solving problems' }, 沟通协调: { 'zh-TW': '溝通協調', en: 'Coordination' }, 心理素质: { 'zh-TW': '心理素質', en: 'Steadiness' }, 服务观念: { 'zh-TW': '服務觀念', en: 'Idea of service' },
  心诚: { 'zh-TW': '心誠', en: 'Sincere heart' }, 眼尖: { 'zh-TW': '眼尖', en: 'Sharp eye' }, 口灵: { 'zh-TW': '口靈', en: 'Apt words' }, 脚勤: { 'zh-TW': '腳勤', en: 'Busy feet' }, 手快: { 'zh-TW': '手快', en: 'Quick hands' },
  部位: { 'zh-TW': '部位', en: 'Surfaces' }, 工具与药剂: { 'zh-TW': '工具與藥劑', en: 'Tools and agents' }, 时限: { 'zh-TW': '時限', en: 'Time' }, 垃圾: { 'zh-TW': '垃圾', en: 'Waste' }, 频次: { 'zh-TW': '頻次', en: 'Frequency' }, 设备: { 'zh-TW': '設備', en: 'Equipment' }, 礼仪: { 'zh-TW': '禮儀', en: 'Etiquette' },
  巡逻与监控: { 'zh-TW': '巡邏與監控', en: 'Patrols and screens' }, 秩序: { 'zh-TW': '秩序', en: 'Order' }, 防范: { 'zh-TW': '防範', en: 'Prevention' }, 应急: { 'zh-TW': '應變', en: 'Emergencies' }, 权限: { 'zh-TW': '權限', en: 'Powers' },
  厘米: { 'zh-TW': '公分', en: 'cm' }, 分钟: { 'zh-TW': '分鐘', en: 'minutes' },
}
