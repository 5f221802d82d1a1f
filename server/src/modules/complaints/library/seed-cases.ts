import type { Locale } from '@guanjia/contract'

interface SeedTexts {
  title: string
  story: string
  analysis: string
  lesson: string
  improvement: string
  tags: string[]
}
export interface SeedCase {
  key: string
  texts: Record<Locale, SeedTexts>
}

/** Cases that every organisation begins with, retold in our own words from the trade's teaching (CAS-001 … CAS-005, CMP-065, RPR-026). */
export const SEED_CASES: readonly SeedCase[] = [
  {
    key: 'old-estate-attitude',
    texts: {
      'zh-CN': {
        title: '老旧小区：态度冷淡，小事拖成群诉',
        story: '某老旧小区业户反映楼道堆物，前台答复“不归我们管”便挂断。一周内又有几户来电，各班次都当新事重新询问，没有人回电。第二周，十余户联名到街道反映物业态度恶劣。',
        analysis: '问题本身半天即可清理。矛盾来自三处：首接人推诿；没有登记，换班即断线，业户反复叙述；同一原因的投诉没有合并，管理层最后才知道。',
        lesson: '先接下来，再谈归谁。任何投诉都要登记并回电；同一问题出现第二户就要警觉，满五户按重大投诉上报。',
        improvement: '推行首接负责与交接班未结事项清单；前台服务忌语培训；同因投诉自动提示。',
        tags: ['老旧小区', '服务态度', '处理不当'],
      },
      'zh-TW': {
        title: '老舊社區：態度冷淡，小事拖成群訴',
        story: '某老舊社區住戶反映樓道堆物，櫃檯答覆「不歸我們管」便掛斷。一週內又有幾戶來電，各班次都當新事重新詢問，沒有人回電。第二週，十餘戶聯名向主管機關反映物業態度惡劣。',
        analysis: '問題本身半天即可清理。矛盾來自三處：首接人推諉；沒有登記，換班即斷線，住戶反覆敘述；同一原因的投訴沒有合併，管理層最後才知道。',
        lesson: '先接下來，再談歸誰。任何投訴都要登記並回電；同一問題出現第二戶就要警覺，滿五戶按重大投訴上報。',
        improvement: '推行首接負責與交接班未結事項清單；櫃檯服務忌語訓練；同因投訴自動提示。',
        tags: ['老舊社區', '服務態度', '處理不當'],
      },
      en: {
        title: 'An old estate: coldness turned a small matter into a group complaint',
        story: 'A resident of an old estate reported things piled up in a stairwell. The desk said "not our business" and hung up. More households called within the week; every shift asked from the beginning and nobody called back. In the second week a dozen households wrote to the authorities together.',
        analysis: 'Clearing the stairwell takes half a day. The conflict came from three things: the first contact passed it on; nothing was registered, so each shift began anew; complaints of one cause were not brought together, and the managers learnt last.',
        lesson: 'Take it first, ask whose it is afterwards. Every complaint is registered and called back; the second household is a warning, the fifth is a major complaint.',
        improvement: 'First-contact duty with a list of open matters at each hand-over; training in forbidden words; complaints of one cause are pointed out.',
        tags: ['old estate', 'attitude', 'mishandled'],
      },
    },
  },
  {
    key: 'old-facilities-slow',
    texts: {
      'zh-CN': {
        title: '设施陈旧：报修总是“等配件”',
        story: '某小区使用多年，水泵、照明和门禁接连故障。维修每次都说“等配件”，没有预计时间，也没有替代措施。业户投诉从报修慢转为质疑维修资金去向。',
        analysis: '设备到寿命期却没有更换计划，故障后才采购；等待没有期限和凭证，业户看不到进展；维保记录缺失，无法说明做过什么。',
        lesson: '等待要有原因、有凭证、有期限，并把临时措施一起告诉业户。陈旧设施要用维保记录和更换计划说话。',
        improvement: '建立设备寿命台账与年度更换计划；常用配件设最低库存；等待超限自动上报。',
        tags: ['老旧小区', '设施设备', '维修不及时'],
      },
      'zh-TW': {
        title: '設施陳舊：報修總是「等零件」',
        story: '某社區使用多年，水泵、照明和門禁接連故障。維修每次都說「等零件」，沒有預計時間，也沒有替代措施。住戶投訴從報修慢轉為質疑公共基金去向。',
        analysis: '設備到壽命期卻沒有更換計畫，故障後才採購；等待沒有期限和憑證，住戶看不到進展；維保紀錄缺失，無法說明做過什麼。',
        lesson: '等待要有原因、有憑證、有期限，並把臨時措施一起告訴住戶。陳舊設施要用維保紀錄和更換計畫說話。',
        improvement: '建立設備壽命台帳與年度更換計畫；常用零件設最低庫存；等待超限自動上報。',
        tags: ['老舊社區', '設施設備', '維修不及時'],
      },
      en: {
        title: 'Old facilities: repairs that always wait for parts',
        story: 'In an estate of many years pumps, lights and door access failed one after the other. Each time the answer was "waiting for parts", without a day and without anything in the meantime. Complaints went from slow repairs to where the maintenance fund had gone.',
        analysis: 'The equipment was at the end of its life and nothing was planned; parts were bought after the failure; waits had neither proof nor an end; without maintenance records nobody could say what had been done.',
        lesson: 'A wait has a reason, a proof and an end, and the resident hears what is done meanwhile. Old facilities are answered with records and a plan of replacement.',
        improvement: 'A register of equipment life with a yearly plan; minimum stock of usual parts; waits beyond their limit are reported by themselves.',
        tags: ['old estate', 'facilities', 'slow repair'],
      },
    },
  },
  {
    key: 'falling-object-exclusion',
    texts: {
      'zh-CN': {
        title: '高空坠物：七户入住，如何一户一户排除',
        story: '新建小区某单元刚入住七户。一位女士在楼下被坠物砸伤，当时四户家中无人，三户有人：高层一户正在装修，同层一户已装修完毕在休息，另有二层一户也在装修。伤者请求物业协助查明来源。',
        analysis: '物业能拿出的不是猜测，而是记录：谁入住、谁在装修、当时谁在家、坠落高度与物品。二层高度与伤势不符，可凭现场位置和勘验排除；无人在家须有出入或监控佐证；装修户逐一核对当天施工与垃圾清运记录。',
        lesson: '每排除一户都要写明理由、证据、经办人和时间；没有证据就不排除。先保护现场与监控，再列全部单元，最后只对剩余户作说明，不代替公安和法院下结论。',
        improvement: '入住与装修登记随时可查；单元出入口监控保存不少于三十天；装修垃圾清运登记到户。',
        tags: ['高空坠物', '责任认定', '装修'],
      },
      'zh-TW': {
        title: '高空墜物：七戶入住，如何一戶一戶排除',
        story: '新建社區某單元剛入住七戶。一位女士在樓下被墜物砸傷，當時四戶家中無人，三戶有人：高層一戶正在裝修，同層一戶已裝修完畢在休息，另有二樓一戶也在裝修。傷者請求物業協助查明來源。',
        analysis: '物業能拿出的不是猜測，而是紀錄：誰入住、誰在裝修、當時誰在家、墜落高度與物品。二樓高度與傷勢不符，可憑現場位置和勘驗排除；無人在家須有出入或監視佐證；裝修戶逐一核對當天施工與廢棄物清運紀錄。',
        lesson: '每排除一戶都要寫明理由、證據、經辦人和時間；沒有證據就不排除。先保護現場與監視錄影，再列全部單元，最後只對剩餘戶作說明，不代替警方和法院下結論。',
        improvement: '入住與裝修登記隨時可查；單元出入口監視錄影保存不少於三十天；裝修廢棄物清運登記到戶。',
        tags: ['高空墜物', '責任認定', '裝修'],
      },
      en: {
        title: 'A fallen object: seven households, excluded one by one',
        story: 'In a new estate seven households had moved into one entrance. A woman was hurt by something that fell. Nobody was home in four units, somebody in three: one on a high floor was being renovated, its neighbour was finished and the people were resting, and one on the second floor was being renovated, too. The injured woman asked the company to help find where it came from.',
        analysis: 'What the company can give is records, not guesses: who lived there, who renovated, who was home, how high and what it was. The second floor did not fit the injury and could be excluded by the place; an empty home needs the recording of the door; those who renovate are compared with the work and waste of that day.',
        lesson: 'Each exclusion has its reason, its proof, its person and its time; without proof nobody is excluded. Keep the place and the recordings first, list every unit, then speak only of who remains, and leave judgement to the police and the court.',
        improvement: 'Registers of occupancy and renovation at hand at any time; recordings of entrances kept for thirty days; renovation waste registered by unit.',
        tags: ['falling object', 'liability', 'renovation'],
      },
    },
  },
  {
    key: 'leak-and-fee',
    texts: {
      'zh-CN': {
        title: '楼上漏水，业户拒交物业费',
        story: '某户天花板渗水，找物业两次后仍未修好，于是声明不再交物业费。物业先催费，双方僵持三个月。后经勘验，原因是楼上卫生间防水层破损。',
        analysis: '三件事混在一起：漏水的原因是什么、物业有没有责任、漏水与物业费有没有关系。责任方是楼上业户；物业的责任在于接报后没有及时协调和告知。费用争议应单独登记，不因漏水自动停收，也不应以催费代替答复。',
        lesson: '先查原因，再分责任，最后谈费用，逐项书面告知。上下户由物业牵头见面，认定书双方签字。',
        improvement: '漏水报修两小时内到场勘验；建立上下户协调模板；费用争议单列，不与维修挂钩。',
        tags: ['漏水', '责任认定', '收费争议'],
      },
      'zh-TW': {
        title: '樓上漏水，住戶拒繳管理費',
        story: '某戶天花板滲水，找物業兩次後仍未修好，於是聲明不再繳管理費。物業先催費，雙方僵持三個月。後經勘驗，原因是樓上浴室防水層破損。',
        analysis: '三件事混在一起：漏水的原因是什麼、物業有沒有責任、漏水與管理費有沒有關係。責任方是樓上住戶；物業的責任在於接報後沒有及時協調和告知。費用爭議應單獨登記，不因漏水自動停收，也不應以催費代替答覆。',
        lesson: '先查原因，再分責任，最後談費用，逐項書面告知。上下戶由物業出面約談，認定書雙方簽字。',
        improvement: '漏水報修兩小時內到場勘驗；建立上下戶協調範本；費用爭議單列，不與維修掛鉤。',
        tags: ['漏水', '責任認定', '收費爭議'],
      },
      en: {
        title: 'A leak from above, and fees that are no longer paid',
        story: 'A ceiling was wet. After asking twice in vain the resident declared that no more fees would be paid. The company pressed for the fees, and nothing moved for three months. Then the cause was found: the waterproofing of the bathroom above.',
        analysis: 'Three questions had become one: what is the cause, is the company liable, and what has the leak to do with the fee? The neighbour above was responsible; the company was at fault for not bringing the two together and not saying anything. A fee dispute is registered by itself: it neither stops the fee nor replaces an answer.',
        lesson: 'Find the cause, then who is responsible, then speak of fees, each in writing. The company brings the two households together, and both sign the assessment.',
        improvement: 'Somebody looks at a leak within two hours; a template for the two households; fee disputes stand apart from repairs.',
        tags: ['leak', 'liability', 'fee dispute'],
      },
    },
  },
  {
    key: 'silent-mechanism',
    texts: {
      'zh-CN': {
        title: '反馈传不到部门：投诉在前台停了三天',
        story: '业户投诉泳池水质，前台手写记录后放进文件夹，当天工程与环境两部门都没有收到。三天后业户在群里发图，部门才开始检测。',
        analysis: '没有转达时限，也没有已读记录；前台以为“写下来就算办了”。',
        lesson: '受理到部门收到不超过二十四小时，重大的立即；收到要留痕，业户要知道谁在办、什么时候回复。',
        improvement: '转达与已读自动计时；每日例会过一遍未读与超时投诉。',
        tags: ['机制', '转达', '时限'],
      },
      'zh-TW': {
        title: '回覆傳不到部門：投訴在櫃檯停了三天',
        story: '住戶投訴泳池水質，櫃檯手寫紀錄後放進資料夾，當天工程與環境兩部門都沒有收到。三天後住戶在群組發圖，部門才開始檢測。',
        analysis: '沒有轉達時限，也沒有已讀紀錄；櫃檯以為「寫下來就算辦了」。',
        lesson: '受理到部門收到不超過二十四小時，重大的立即；收到要留痕，住戶要知道誰在辦、什麼時候回覆。',
        improvement: '轉達與已讀自動計時；每日例會過一遍未讀與逾時投訴。',
        tags: ['機制', '轉達', '時限'],
      },
      en: {
        title: 'Three days at the desk: a complaint that reached nobody',
        story: 'A resident complained about the water of the pool. The desk wrote it down and put it into a folder; neither of the two departments got it. Three days later a picture went round among the residents, and only then was the water tested.',
        analysis: 'There was no limit for handing it on and no trace of who had read it; the desk believed that written down was done.',
        lesson: 'Within twenty-four hours the department has it, at once when it is major; reading leaves a trace, and the resident knows who is at it and when there will be an answer.',
        improvement: 'Clocks for handing on and reading; unread and late complaints go through the morning meeting.',
        tags: ['mechanism', 'handing on', 'limits'],
      },
    },
  },
]
