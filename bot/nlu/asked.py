"""Side questions that their words tell for certain, whatever the intent head makes of them."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu import form_rules
from bot.nlu.answering.matter import narrates
from bot.nlu.text import for_rules

_HELD_UP = re.compile(r"^(?:(?:wait|hang on|hold on|sorry|erm?|um|oh|hey|actually|no)[,.!… ]+)+")
_LONGEST = 120
# longer ones tell something of which the question is a part
_LONGEST_ASIDE = 45
_OUTCOME = r"(?:处理)?(?:结果|答复|处理|决定|方案|回复|结论|说法)"
_UNHAPPY_ZH = r"(?:不(?:满意|认可|同意|接受|服|认同|行|合理)|有异议|没法接受|不能接受)"
_WHERE_ZH = r"(?:怎么办|找谁|去哪|哪里|哪儿|还能|还可以|可以找|能找|能(?:去|向|怎)|怎么(?:申诉|上诉|复核|反映)|向谁|什么(?:权利|办法|途径|渠道)|有.{0,4}(?:权利|办法|途径|渠道)吗)"
_RIGHTS = re.compile(
    rf"(?:如果|要是|万一|假如|若|倘若|对)?.{{0,12}}{_OUTCOME}.{{0,8}}{_UNHAPPY_ZH}.{{0,16}}{_WHERE_ZH}|{_UNHAPPY_ZH}.{{0,6}}{_OUTCOME}.{{0,12}}{_WHERE_ZH}"
    r"|\b(?:what|where|who|which|how|can|could|may)\b.{0,50}\b(?:if|when|should|in case)\b.{0,20}\b(?:i|we)\b.{0,20}(?:\b(?:disagree|not (?:agree|happy|satisfied|accept|like)|unhappy|dissatisfied|reject)|n't (?:agree|accept|like|happy|satisfied))\b"
    r"|\b(?:if|when|should|in case)\b.{0,10}\b(?:i|we)\b.{0,20}(?:\b(?:disagree|not (?:agree|happy|satisfied|accept|like)|unhappy|dissatisfied|reject)|n't (?:agree|accept|like|happy|satisfied))\b.{0,50}\b(?:what|where|who|which|how|can|could)\b"
    r"|(?:没有?|不给|拿不到|等不到)(?:结果|答复|消息|回复|说法|处理).{0,8}(?:找谁|怎么办|去哪|向谁)"
    r"|(?:申诉|上诉|复核|复议|仲裁|调解)(?:的?话)?(?:可以|能|要|该|得|应该)*(?:去|到|找|向|在|给)(?:哪|谁|什么|边)|(?:去|到|找|向|在)(?:哪里|哪儿|哪边|哪|谁|什么(?:单位|机构|部门))(?:可以|能|去)?(?:申诉|上诉|复核|复议|仲裁|调解)|(?:怎么|怎样|如何)(?:去|提|提出|申请)?(?:申诉|上诉|复核|复议|仲裁)"
    r"|\b(?:how|where) (?:do|can|could|would|should) (?:i|we) (?:appeal|escalate)\b"
    r"|\b(?:what are|do i have|tell me) (?:any )?my rights\b|我(?:都)?有(?:什么|哪些)权利|(?:还能|可以)(?:向谁|找谁)(?:投诉|申诉|反映)|\bwhere else (?:can|could|do|should) (?:i|we) (?:go|turn|complain|take|escalate)|\bwho else (?:can|could|do|should) (?:i|we) (?:complain|turn|go|talk|take)\b|\bwho(?:'s| is) above you\b"
    r"|\b(?:how|where|can|could|may|should|do)\b.{0,14}\b(?:i|we)\b.{0,14}\b(?:take|bring|escalate|report|refer|go|complain|appeal|turn)\b.{0,24}\b(?:to|with)\b.{0,12}\b(?:ofcom|ofgem|ofwat|fca|fos|cfpb|rbi|irdai|ombudsman|regulator|arbitrat\w+|mediat\w+|court|trading standards|watchdog|adjudicator)\b"
)
_COST = re.compile(
    r"\b(?:do|will|would|does|must|is|are|have)\b.{0,30}\b(?:pay (?:anything|something|for (?:this|it|that))|cost (?:me |anything|money)|charge (?:me )?for (?:this|it|complain\w*)|free (?:of charge|to complain)|a fee for)\b"
    r"|\bis (?:this|it|complaining) (?:really )?free\b|(?:投诉|登记|这个|处理)?(?:要|会|需要|得)?(?:不要)?(?:收费|收钱|要钱|花钱|交钱|付钱|手续费)(?:吗|么|嘛|不)|(?:收不收|要不要(?:收|交|付|花)?)(?:费|钱)|是不是(?:要)?(?:收费|免费)|免费(?:的)?吗"
)

_FILES = re.compile(
    r"\b(?:can|could|may|should|how (?:do|can|could)|where (?:do|can|could))\b.{0,12}\bi\b.{0,12}\b(?:add|send|attach|upload|share|show|include|post)\b.{0,30}\b(?:photos?|pictures?|pics?|screenshots?|documents?|files?|images?|pdfs?|receipts?|videos?|letters?|evidence|proof)\b"
    r"|(?:可不可以|能不能|可以|可唔可以|怎么|点样|如何|在哪|哪里|能)(?:再|把|给你们?)?(?:发|传|上传|加|附|补|贴|寄).{0,8}(?:照片|图片|图|相|截图|文件|材料|凭证|发票|单据|证据|视频|录音)"
    r"|(?:照片|图片|截图|文件|材料|凭证|发票|单据|证据|视频|录音).{0,6}(?:可以|能|怎么|在哪里?)(?:发|传|上传|加|附|补|交)"
)


_WHY_DATA = re.compile(
    r"^(?:(?:wait|but|so|and|hang on|hold on|sorry|er|um)[, ]+)*(?:do|must|should|is it (?:compulsory|necessary|required)|why (?:do|must|should))\b.{0,14}\b(?:have to|need to|must|should|i|to)\b.{0,6}\b(?:give|tell|leave|say|put|share|provide)\b.{0,12}\b(?:name|number|phone|e-?mail|address|details)\b|"
    r"\bwhy\b.{0,30}\b(?:need|want|ask(?:ing)?(?: for)?|have)\b.{0,12}\bmy (?:name|number|phone|e-?mail|address|details)\b|\bwhat(?:'s| is| do you| would you| will you) (?:need|want|use|do with)?\s?(?:my (?:name|number|phone|e-?mail|address|details)|that|it|this) for\b|^(?:and |but |so )?why do you (?:need|want)(?: to know)? (?:that|this|it)\b"
    r"|(?:问|要|留|填|给).{0,6}(?:名字|姓名|称呼|电话|手机号?|号码|邮箱|单号).{0,3}(?:干什么|干嘛|做什么|干啥|做啥|有什么用|有啥用)|(?:为什么|为啥|凭什么|干嘛)(?:要|问|得|非要|一定要|留).{0,6}(?:名字|姓名|电话|手机|号码|邮箱)"
)


_WHO_SEES = re.compile(
    r"\b(?:will|does|do|is|are)\b.{0,14}\b(?:person|human|someone|anyone|anybody|somebody|people)\b.{0,12}\b(?:read|reads|reading|see|sees|seeing)\b|\bwho\b.{0,20}\b(?:sees?|reads?|looks? at|handles?|deals? with|has access)\b.{0,20}\b(?:this|that|it|my|me)\b|谁(?:都)?(?:能|会|可以)?(?:看到|看见|看得到|知道).{0,4}$|谁(?:能|会|可以)看"
)
# whether somebody named gets to know of it: "does the driver get to see my name?"
_GETS_TO_KNOW = re.compile(
    r"\b(?:will|does|do|is|are|can|would|could|has|have)\b (?!you\b|i\b|we\b|it\b)(?:\w+ ){1,5}?(?:see|know|read|find out|told|tell|shown|learn|hear)\b.{0,30}\b(?:my (?:name|number|address|phone|details|e-?mail|complaint|message)|who (?:i am|complained|it was|said|wrote|reported)|(?:it'?s|it was|that i|about) (?:me|complained|this)|what i (?:wrote|said|told|say|write))\b"
    r"|\b(?:is|will) (?:this|it|my name|that)(?: be)?(?: kept| stay)? (?:anonymous|confidential|private|secret)\b"
    r"|(?:那个?|你们的?)?(?:他|她|他们|司机|骑手|店员|业务员|经理|主管|员工|对方|当事人|商家|师傅|老师|医生|快递员?|客服)(?:本人)?(?:会|会不会|能|能不能|看得)(?:知道|看到|看见|晓得).{0,10}(?:我|名字|谁|号码|电话|投诉)"
)
_ONLY_A_BOT = re.compile(
    r"(?:[\w' ]{0,24}[,.! ]+)?(?:(?:not )?(?:yet )?another|just an?other|only an?|just an?|talking to an?|stuck with an?|it'?s an?) (?:ro)?(?:chat)?(?:bot|machine|computer|ai)\b(?: again)?(?:[,.! ]+[\w' ]{0,16})?"
)
_LANGUAGE = re.compile(
    r"(?:(?:in|speak|switch(?: back)? to|use|back to|can we (?:use|speak|do)) )?(?:english|chinese|mandarin|zh|traditional chinese)(?: again| now| instead)?(?:,? (?:please|pls|thanks))?"
)
_IS_IT_HERE = re.compile(
    r"(?:喂|你好|您好|请问)?[\s,，]*(?:这里|这儿|这边|这|你们)?(?:是|是不是|可以)投诉(?:的|电话|热线|部门|中心|的地方|受理)*(?:吗|么|吧)?[\s?？。]*"
)
_ASKING_WORD = re.compile(
    r"[什谁哪怎]|为啥|多久|几[天时点]|多少|保证|\b(?:wh(?:en|at|y|o|ere|ich)|how|promise|guarantee)\b"
)
# says that something is to be asked, and not yet what
_HAS_A_QUESTION = re.compile(
    r"(?:你好|您好|请问|不好意思|那个|[\s,，])*(?:我)?(?:有|想|就是|还有)*(?:个|点儿?|一个|一件|件|几个|些)?(?:事儿?|事情|问题|东西)?(?:想|要|能)*(?:问|咨询|请教|打听|了解)(?:一?下|下|问)?(?:你们?|您|你们?个?问题|个问题|个事儿?|点事儿?|点儿?事)*(?:啊|哈|呗|吗|行吗|可以吗)?"
    r"|(?:(?:hi|hello|hey|sorry|um|er)[, ]+)*(?:i (?:have|had|'?ve got|just have|got) (?:a|some|one|a quick|a few) questions?|can i (?:just )?ask (?:you )?(?:something|a (?:quick )?question|you something))(?: (?:for you|please))?"
)
_KEPT = re.compile(
    r"\bwhat (?:happens|will happen|do you do|will you do|becomes)\b.{0,8}\b(?:to|with|of)\b.{0,6}\b(?:what i (?:tell|say|write|told|said|wrote)|my (?:data|details|information|words|story|messages?|answers))\b"
    r"|我(?:说|写|讲|告诉你们?|发)的?(?:这些|话|内容|东西|信息|资料)?.{0,4}(?:会(?:怎么(?:样|处理|用)|去哪|给谁|被谁)|谁(?:能|会|可以)?看|存在哪|拿去)"
)


_PROMISE = re.compile(
    r"(?:保证|确保|担保|承诺|打包票|包(?=退|赔)|(?:肯定|一定|百分之百|100%|真的?|到底)(?:就?能|会|可以)).{0,16}(?:吗|么|嘛|[?？])|(?:能不能|可不可以|能|敢|可以|你们?(?:给我)?|给我|给个)(?:给我)?(?:保证|确保|担保|承诺|打包票)|"
    r"(?:你们?|您)(?:到底)?(?:能|可以|会)(?:不能|不会)?(?:帮|替)我.{0,12}(?:要|拿|追|讨|弄|退|赔)(?:回来?|到|给我)?.{0,4}(?:吗|么|嘛|[?？])|(?:能|可以)(?:全额)?(?:退|赔)(?:给我|回来|钱|到)?(?:吗|么|嘛|[?？])|"
    r"(?:到底)?能不能(?:退|赔|要回|拿回|追回|解决)|(?:有用|管用)(?:吗|么)|会(?:有|给)结果(?:吗|么)"
)
_OTHER_WAYS = r"(?:短信|简讯|微信|whats ?app|\bline\b|qq|写信|寄信|书信|信件|信函|挂号信|邮寄|寄(?:给|到)|纸质|纸本|传真|上门|视频通话|推特|facebook|\bsms\b|\btext(?: message)?\b|\b(?:by )?(?:post|letter|fax|mail a letter)\b|\bwechat\b)"
_WAYS = re.compile(
    rf"{_OTHER_WAYS}.{{0,10}}(?:可以|得|行|能|可|ok|好|成)(?:不|唔|么|吗|嘛|[?？])|(?:可以|能不能|能|可不可以|可唔可以|可否|行不行|想|要|希望|最好|给我|用).{{0,6}}{_OTHER_WAYS}.{{0,14}}(?:吗|么|嘛|[?？]|呢|通知|告诉|回复|联系|答复|回我)|"
    rf"\b(?:can|could|would|do|will|is)\b.{{0,30}}{_OTHER_WAYS}.{{0,30}}\?|\b(?:send|write|reply|answer|tell|contact|inform)\b.{{0,24}}{_OTHER_WAYS}|{_OTHER_WAYS}(?: (?:possible|ok|okay|works?|can)(?: (?:or not|lah|anot))?)\??$"
)
_WHEN_RESULT = re.compile(
    r"(?:什么时候|啥时候|何时|几时|多久|几天|哪天|好久)(?:能|可以|会|才|才能|能够)*(?:给|有|出|收到|知道|拿到|等到)(?:我|到)?(?:一?个)?(?:结果|答复|回复|说法|消息|处理|回音|回话|回信|准信)|(?:有没有可能|可不可以|能不能|可唔可以|可以|能)(?:帮我)?(?:快|加急|加快|早).{0,8}(?:吗|么|嘛|呢|[?？]|$)|(?:结果|答复|回复)(?:要|得|会)?(?:什么时候|啥时候|几时|多久|几天)|"
    r"(?:^|[,，。.!！?？\s])(?:那|请问|到底|你们|我的?|这个?|这笔|钱|款|退款|东西|货|网|究竟|大概|师傅)*(?:什么时候|啥时候|何时|几时|多久|哪天)(?:到底)?(?:能|可以|会|才|才能|能够)*(?:有人|给我|给|帮我|来人|上门|来)*(?:修(?:好|理)?|退(?:款|钱|回|给我|还)?|赔(?:付|钱|给我)?|到账|处理(?:完|好)?|解决|办(?:好|完)?|发货|送到|换(?:货|新)?|恢复)(?:啊|呀|呢|好|到|我)*[\s?？。!！]*$|"
    r"\b(?:can|could|will|would) (?:i|you|we|this|it|that)\b.{0,12}\b(?:sort(?:ed)?|fix(?:ed)?|solved?|resolved?|done|dealt with|answered)\b.{0,24}\b(?:today|tomorrow|tonight|this week|by (?:\w+day|tomorrow)|soon|quickly|now|asap|straight ?away)\b|"
    r"(?:什么时候|啥时候|何时|几时|多久|几天|哪天)(?:到底)?(?:能|可以|会|才|才能|先)*(?:有)?(?:人|同事|专员|专人|你们?|您)?(?:会|来|先|才)*(?:打(?:电话)?|回(?:电|复|覆)?|联系|联络|找|通知|答复|致电|call|覆)(?:给)?我|"
    r"\bwhen (?:will|do|can|would|should|is) (?:i (?:expect )?)?(?:someone|somebody|anyone|anybody|they|you|people|a call|the call)\b.{0,16}\b(?:call|ring|phone|contact|reach|write|reply|get back|back)\b|"
    r"\bwhen (?:will|do|can|would|am|is|are) (?:i|you|we|there|the|it)\b.{0,30}\b(?:hear|know|answer|result|reply|decid\w*|told|back|response|outcome)\b"
)
# of the desk's own work; how long something of the matter took is told, and no question
_HOW_LONG = re.compile(
    r"^(?:(?:and|so|but|then|ok|okay) )*(?:(?:roughly|about) )?how (?:long|many (?:days|weeks)|soon|fast|quick(?:ly)?)\b\b(?!.*\b(?:keep|store|data|ombudsman|regulator|court|boil|cook|roast)\b).{0,12}\b(?:(?:does|will|would|might|can|could|should) (?:all )?(?:this|it|that|things|you|i|we|they|(?:the|my|an?) (?:process|answer|investigation|handling|complaint|result|reply|whole \w+))|is (?:this|it)|do (?:i|we|you need|you want)|until|till|before)\b.{0,40}$"
    r"|^(?:那|这|请问|大概|一共|到底|得|要|需要|等|会|这个|处理)*(?:多久|多长时间|几天|多少天)(?:能|才能|可以|会|要)?(?:有|出|给)?(?:个)?(?:结果|答复|消息|处理完|处理好|办完|好|搞定)?(?:呢|啊|呀|吗)?(?:[?？].{0,20})?$"
    r"|^(?:(?:and|so|but|then|ok|okay) )*what (?:happens|comes|is|'s) (?:now|next)\b.{0,16}$"
)
# what a word of a contract means, asked as such
_MEANS_WHAT = re.compile(
    r"(?:问|请教|了解|咨询|不懂|不明白|搞不懂|解释|说说|啥叫|什么叫|什么是|啥是).{0,14}(?:免赔额?|等待期|犹豫期|冷静期|现金价值|宽限期|除外责任|既往症|保额|保费|受益人|年化|复利|单利|违约金|滞纳金|手续费|首年|万能险|分红险|投连险|结算利率|预定利率|续保|赔付率|定损|代位|追偿|解约金|年费|提前还款|罚息|LPR|lpr|授信|征信).{0,14}"
    r"|^(?:那|请问|你们)?[,，]?(?:免赔额?|等待期|犹豫期|冷静期|现金价值|宽限期|除外责任|既往症|结算利率|预定利率|解约金|罚息|代位追偿?|年化利率?)(?:到底)?(?:是(?:个|一个)?(?:什么|啥|几|多)|什么意思|啥意思|怎么(?:算|理解)|指(?:的是)?什么)"
)
_FIRM_DID = re.compile(r"投诉(?!的?[,，。])|没[人给有]|骗|拒|扣了|收了|不(?:赔|退|给)")
_UNSURE_IF_COMPLAINT = re.compile(
    r"^.{0,12}(?:不知道|不确定|不清楚|唔知|请问|想问)?.{0,4}(?:算不算|算唔算|是不是|属不属于)(?:个)?投诉.{0,3}$|^.{0,20}\b(?:not sure|don't know|unsure)\b.{0,14}\b(?:counts? as|is|this is)\b.{0,6}\bcomplaint\b.{0,2}$"
)
_WIPE = re.compile(
    r"(?:那|就|请|麻烦|你|给我|帮我|把)*(?:我的?)?(?:资料|信息|记录|数据|这些)?(?:全部?|都|所有的?|一律)(?:给我|帮我|都)?(?:删|清)(?:了|掉|除|空|光)*(?:吧)?|(?:please |just |then |and )*(?:delete|erase|wipe|remove) (?:it |them )?(?:all|everything)(?: of (?:it|that|them))?(?: please)?"
)


# Nobody knows yet: asked for a promise, or what will come of it.
_OUTCOME = re.compile(
    r"\b(?:can|could|will|would|do|does) (?:you|anyone|anybody|somebody|someone|they|this|it)\b.{0,24}\b(?:guarantee|promise|swear|assure)\b"
    r"|(?:^|[,.;!?]\s*)(?:(?:just|please|so|then|but|and|ok|okay|now|at least|first|no|yes|you (?:must|have to|need to|should|better)|i (?:want|need|demand|expect) you to|can you|will you)\s)*(?:promise|guarantee|assure|swear)\b"
    r"|\bi (?:want|need|demand|expect|insist on|would like)(?: to have)? (?:a |your |some |the )?(?:firm |written |clear )?(?:guarantees?|promise|assurance)\b"
    r"|(?<!how )\b(?:will|would|do|am|are|can|could|shall) (?:i|we)\b(?: \w+){0,3} (?:get|getting|receive|see|recover)\b.{0,24}\b(?:money|it|cash|refund|paid|compensat\w+|back|anything|premiums?|deposit)\b(?! (?:by|via|in|on|through)\b)"
    r"|\b(?:is|are) (?:it|my \w+|the money|everything) (?:all )?(?:really )?(?:gone|lost)\b|\bwhere(?:'s| is| has| did) (?:my|the) (?:money|refund|payment|cash)\b"
    r"|\bwhat(?:'s| is| are| will be)? (?:my|the|our) (?:chances?|odds|likelihood)\b|\bhow (?:likely|probable) is\b|\bdo i (?:have|stand) (?:a|any) chance\b|\bwill (?:you|they) (?:really |actually |definitely |just |ever )?(?:pay|refund|compensate|give me|fix|sort|side with|decide)\b"
    r"|\bwhat (?:happens|will happen|are you going to do|will you do) (?:to|with|about) (?:the |that |this |your )?(?:him|her|them|man|woman|guard|agent|clerk|guy|lady|driver|person|staff|employee|manager|advis[eo]r|courier|seller|doctor|teller)\b"
    r"|\bwill (?:he|she|they|the \w+|that \w+) (?:really |even |ever )?(?:be|get) (?:fired|sacked|punished|disciplined|dismissed|warned)\b"
    r"|(?:能|可以|能不能|可不可以|敢|敢不敢|会|会不会)(?:给我|向我|跟我)?(?:个|一个)?(?:保证|担保|打包票|承诺)|^(?:那|你们?|您|先|请|必须|就|得|要)*(?:给我(?:个|一个)?|向我|跟我)?(?:保证|承诺|打包票)(?!金|收益|书|期|续保|利率)|(?:要|需要|给)(?:我)?(?:一个|个)(?:保证|承诺)(?!书)"
    r"|(?:钱|款|保费|本金|押金|损失|这笔).{0,6}(?:还)?(?:能|会|可以|拿得|要得|追得|找得)(?:不能)?(?:拿|要|退|追|找|赔)?(?:得)?(?:回来?|到|给我)(?:吗|么|嘛|不)|(?:能|会)(?:不能|不会)?(?:拿|要|退|追|赔)(?:得)?(?:回来?|给我|到)?(?:钱|款)?(?:吗|么|嘛)[?？。!！]*$|我的?(?:钱|款)(?:现在)?(?:到底)?(?:在哪|去哪|哪去了|是不是没了|还在吗)"
    r"|(?:有|有没有)(?:多大|多少|几成|几分|没有)?(?:的)?(?:把握|胜算|希望|机会|可能)(?:能|会|吗|么|拿|赢|成功|大)|(?:会|打算|准备)(?:怎么|如何)(?:处理|处罚|处分)(?:他|她|那|这|你们的|那个|这个)|(?:他|她|那个?人?|业务员|店员|保安|柜员|客服)(?:会|会不会|能|能不能)被?(?:开除|处罚|处分|辞退|批评|扣钱)"
)
_PAST_PROMISE = re.compile(
    r"\b(?:he|she|they|who|agent|never|didn't) (?:promise|swear|guarantee|assure)s?\b|(?:当初|之前|以前|当时|说好|业务员|客服|他|她|你们).{0,8}(?:保证|承诺)(?:过|了|的|说|会|能|每)"
)
# "pay or not?" wants a word that nobody can give yet; a complaint asks the same of what was done
_YES_OR_NO = re.compile(
    r"(?<![爱愿想肯])(?P<do>退|赔|给|办|修|换|解决|处理)(?:还是)?不(?P=do)(?!都|随|由|行)|你们(?:到底)?管不管|(?:给|要|来)(?:我|你们?)?(?:一?句|个|一个)?(?:准话|准信|痛快话|实话|明白话|准数)"
    r"|(?:会不会|是不是|不会|别)(?:又|也|就|都)?(?:是)?(?:石沉大海|不了了之|没(?:了)?下文|没(?:有)?(?:人管|人理|回音|结果)|白(?:说|写|投诉|登记))"
)
_HURRIES = re.compile(
    r"(?:那|你们?|请|麻烦|就|到底)*(?:能不能|可不可以|可以|能)?(?:给我|帮我)?(?:再|尽量)?(?:快点儿?|快一点儿?|快些|加急|加快|催一?催|催一?下|抓紧)(?:处理|办|解决|给?我?回复)?(?:一下)?(?:吗|么|啊|呀|吧|行吗|行不行)?"
    r"|(?:can|could|will) (?:you|this|it|they) (?:please )?(?:hurry(?: up)?|go faster|be (?:any )?faster|be sped up|speed (?:it|this) up)(?: please)?|(?:please )?hurry(?: up)?"
)
_HOW_NOW = re.compile(
    r"(?:喂|咁|那|请问|我(?:个|的|件|张|单)*(?:case|投诉|单|案)?|这(?:个|件|单))*(?:现在|目前|如今)(?:是|系)?(?:点样?|怎么样?|怎样|如何|(?:什么|啥|咩)(?:情况|环境|进展|状况))(?:了|啦|啊|呀|呢|算)*"
)
_NOT_FOLLOWED = re.compile(
    r"(?:(?:sorry|pardon|huh|eh|hm+|er|wait|hang on|hold on|what|excuse me)[\s,.!?]*)*(?:what|huh|eh|pardon(?: me)?|come again|say again|what\?+|what do you mean(?: by (?:that|this|it))?|what(?:'s| is| does) (?:that|this)(?: mean)?|what are you (?:asking|on about|talking about)|(?:i )?(?:don't|do not|didn't|can't) (?:get|understand|follow)(?: (?:it|you|that|this|the question|what you (?:mean|want|are asking)))?|why are you asking(?: (?:me )?(?:this|that))?|what do you want(?: from me| to know)?)"
    r"|(?:啊|哈|嗯|什么|啥|咩|乜|what)+(?:意思)?[?？]*|(?:你|您|这|这话|这个|那)*(?:是)?(?:什么|啥|咩|乜嘢?)(?:个)?意思(?:啊|呀)?|(?:我)?(?:看|听|搞)?不(?:太)?(?:懂|明白)(?:你(?:问的|说的|的意思)|什么意思|你问什么)?(?:是什么|啥)?|没(?:看|听)?懂|你(?:在)?问的?(?:是)?(?:什么|啥)(?:啊|呀)?|再说一遍|不明(?:白)?"
)


def asks_when(text: str) -> bool:
    """Whether a short question asks when there will be an answer."""
    return len(text) <= _LONGEST_ASIDE and bool(_WHEN_RESULT.search(for_rules(text)))


def wants_to_know(text: str) -> bool:
    """Whether words have one that asks to be told something: when, how, what, why, who."""
    return bool(_ASKING_WORD.search(for_rules(text)))


def side_question(text: str, *, in_form: bool = False) -> str | None:
    """What a text asks: `ask_rights`, `ask_process`, `ask_privacy`, `ask_help` of who did not follow,
    or `greet` for "is this the complaints desk"; None for anything else.

    Args:
        text: the customer's words.
        in_form: there is no ticket yet that "when do I get the result" could be about.
    """
    if len(text) > _LONGEST:
        return None
    read = for_rules(text)
    if _WIPE.fullmatch(read.strip(" .。!！?？,，")):
        return "ask_privacy"
    if len(text) <= _LONGEST_ASIDE and (_PROMISE.search(read) or _WAYS.search(read)):
        return "ask_process"
    if in_form and (asks_when(text) or _asks_how_long(text) or _asks_whether(text)):
        return "ask_process"
    if not in_form and _HOW_NOW.fullmatch(read.strip(" ,，.。!！?？~")):
        return "check_status"
    if not in_form and _HURRIES.fullmatch(read.strip(" ,，.。!！?？~")):
        # of a ticket it asks where that stands
        return "check_status"
    if _HAS_A_QUESTION.fullmatch(read.strip(" ,，.。!！?？~")):
        return "ask_help"
    if _IS_IT_HERE.fullmatch(read):
        return "greet"
    if len(text) <= _LONGEST_ASIDE and _MEANS_WHAT.search(read) and not _FIRM_DID.search(read):
        return "explain_term"
    bare = read.strip(" \t\n,.!?")
    if _LANGUAGE.fullmatch(bare):
        return "switch_language"
    if _ONLY_A_BOT.fullmatch(bare):
        return "bot_challenge"
    if _UNSURE_IF_COMPLAINT.search(read):
        return "ask_help"
    if _NOT_FOLLOWED.fullmatch(read.strip(" \t\n,.，。!！?？~…")):
        return "ask_help"
    if _RIGHTS.search(read):
        return "ask_rights"
    if _KEPT.search(read):
        return "ask_privacy"
    if _FILES.search(read):
        return "ask_process"
    if _OUTCOME.search(read) and not _PAST_PROMISE.search(read):
        return "ask_process"
    if _WHY_DATA.search(read):
        return "ask_privacy"
    if (_WHO_SEES.search(read) or _GETS_TO_KNOW.search(read)) and _asks_something(text):
        return "ask_privacy"
    return "ask_process" if _COST.search(read) and form_rules.is_question(text) else None


def _asks_how_long(text: str) -> bool:
    return len(text) <= _LONGEST_ASIDE and bool(_HOW_LONG.search(_HELD_UP.sub("", for_rules(text))))


def _asks_something(text: str) -> bool:
    # also after a word that only holds the conversation up: "wait, does he …"
    return form_rules.is_question(text) or form_rules.is_question(_HELD_UP.sub("", for_rules(text)))


def _asks_whether(text: str) -> bool:
    short = len(text) <= _LONGEST_ASIDE
    return short and bool(_YES_OR_NO.search(for_rules(text))) and not narrates(text)
