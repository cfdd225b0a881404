"""What page furniture says: every pattern with the reason that the reader shows beside the greyed line.

The words were collected from the pages of news sites at large. Every pattern is matched against one line of at most
`LONGEST_LINE` code points and holds no nested repeat, so that no line can make it slow.
"""

from __future__ import annotations

import re

LONGEST_LINE = 500
"""Code points of the longest line that may be furniture by its words alone; longer ones are prose."""

NAVIGATION = "navigation"
DONATION = "donation appeal"
NEWSLETTER = "newsletter"
BYLINE = "byline"
TIMESTAMP = "timestamp"
AUTHOR_NOTE = "author note"
OUTLET_NOTE = "about the outlet"
REPORTING_CREDIT = "reporting credit"
PHOTO_CREDIT = "photo credit code"
RELATED = "related headline"
COMMENT = "reader comment"
COPYRIGHT = "copyright"
DISCLAIMER = "disclaimer"
REPEATED = "repeated caption"
REPEATED_TITLE = "repeated headline"
FRONT_MATTER = "front matter"
ADVERTISEMENT = "advertisement"

_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA|EFE|DPA|dpa|PA|UPI|ANSA|TASS|IANS|PTI|ANI|Xinhua|Getty(?: Images)?|Associated Press|"
    r"Agence France-Presse|Anadolu(?: Agency)?|Sputnik|Shutterstock|Alamy|iStock|NurPhoto|Zuma Press|Bloomberg|CNN|BBC)"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: ?\(?(?:GMT|UTC|BST|EDT|EST|ET|CET|CEST|PDT|PST|MSK)[^\s)]{0,6}\)?)?"
_DATE = (
    rf"(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)

# Sure wherever the line stands. Order matters: the first that fits gives the reason.
ANYWHERE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (COPYRIGHT, re.compile(
        r"(?i)^(?:copyright\b|©|\(c\) ?(?:19|20)\d\d)|\ball rights reserved\b|"
        r"\bmay not be (?:published|reproduced|republished|copied)\b|^reproduction (?:in whole|without)|"
        r"\bunder a creative commons\b|^(?:republish|reprint) (?:this|our)\b")),
    (DISCLAIMER, re.compile(
        r"(?i)\b(?:views?|opinions?|statements?)(?:,? (?:and|or|&|views|opinions?) ?(?:opinions?|views)?)? (?:expressed|presented|contained)\b.{0,200}"
        r"\b(?:author|writer|own|necessarily|contributor)|\bdo(?:es)? not necessarily (?:reflect|represent|express)\b|"
        r"^disclaimer\b")),
    (DONATION, re.compile(
        r"(?i)\bpatreon\.com|\bpaypal\.(?:me|com)|\bpaypal:|\bbuymeacoffee|\bko-fi\.com|\bon patreon\W*$|"
        r"^(?:please |you can )?(?:consider )?(?:donat(?:e|ing)|support(?:ing)?) (?:us|our|the project|to us|now|today|here|independent|quality)\b|"
        r"\bplease (?:consider )?(?:support|donat)(?:e|ing)?\b.{0,60}(?:us|our|project|journalism|work|site|today)\b|"
        r"^help us\b.{0,80}$|\byour (?:support|donation|contribution|gift)s? (?:makes?|helps?|keeps?|allows?|enables?|will)\b|"
        r"^(?:make|leave) (?:a|your) (?:donation|contribution)\b|^(?:donate|chip in)\W*$|"
        r"^become an? (?:patron|member|supporter|subscriber)\b|^(?:we|our site) (?:rely|depend)s? on (?:our )?(?:readers|donations|your)\b")),
    (DONATION, re.compile(r"^(?:Please )?(?:Support|SUPPORT) (?:[A-Z][\w.'’&-]*)(?: [A-Z][\w.'’&-]*){0,3}[!.]?(?: (?:on|via|with) [A-Z]\w+[!.]?)?$")),
    (NEWSLETTER, re.compile(
        r"(?i)^(?:sign|signing) up\b.{0,120}(?:newsletter|inbox|briefing|alerts?|updates|e-?mails?|free|here)\b|^subscribe\b(?!rs).{0,120}$|"
        r"\b(?:delivered|straight|sent|direct) (?:directly |straight )?(?:in)?to your (?:inbox|door|phone|e-?mail)\b|"
        r"^(?:join|get|receive|follow)\b.{0,80}\b(?:newsletter|mailing list|whatsapp channel|telegram channel|daily briefing|in your inbox)\b|"
        r"^(?:our )?(?:daily |weekly |free |morning |evening )?(?:e-?mail )?newsletters?\W*$|^enter your e-?mail\b|^your e-?mail address\W*$|"
        r"^(?:download|get) (?:the|our) (?:free )?(?:\w+ )?(?:news )?app\b|\bad-free (?:browsing|reading|experience)\b|"
        r"^follow (?:us|\w+) on (?:facebook|twitter|x|instagram|telegram|youtube|whatsapp|linkedin|google)\b|^like us on\b|"
        r"\bapp updates on-the-go\b|^(?:already )?an? (?:subscriber|member)\?|^start your (?:free )?(?:trial|subscription)\b|"
        r"^unlimited (?:digital )?access\b|^to continue reading\b|^this (?:article|content) is for subscribers")),
    (REPORTING_CREDIT, re.compile(
        r"(?i)^[(\[*–—-]*\s?(?:with )?(?:additional |further |extra |added )?(?:reporting|writing|editing|report|contributions?|files|inputs?|"
        r"material|research|production) (?:by|from)\b|^\W?(?:with|and) (?:agenc(?:y|ies)|wires?|wire reports|agency inputs)\b|"
        r"\bcontributed (?:to|reporting|to the reporting of) (?:this|the) (?:report|story|article)\b|\bcontributed (?:additional )?reporting\b|"
        r"^(?:this|the) (?:article|story|report|piece|post|text) (?:was|has been|is|first|originally)(?: \w+)? (?:updated|corrected|amended|"
        r"published|appeared|republished|translated|produced|adapted|syndicated)\b|^(?:this|the) (?:article|story|piece) (?:originally|first) (?:appeared|ran)|"
        r"^originally (?:published|appeared)\b|^(?:sources?|via|source article|original article) ?: ?\S.{0,110}$")),
    (REPORTING_CREDIT, re.compile(rf"^[(\[–—-]*\s?{_AGENCY}(?:(?:, | and |/| & ){_AGENCY}){{0,4}}(?: and agencies| contributors?)?[)\].]*$")),
    (PHOTO_CREDIT, re.compile(
        r"^(?=[^\s\d]*\d)[A-Z]{2,}[A-Z\d]*\d[A-Z\d_-]*$|^(?:GettyImages|AP|AFP|EPA|shutterstock|iStock)[-_ ]?\d{4,}\S*$|^\S{1,80}\.(?:jpe?g|png|gif|webp)$|"
        r"(?i:^[(\[]?(?:photo|image|picture|photograph|file photo|illustration|cover photo|featured image|screenshot)s?(?: (?:credit|source|courtesy|copyright)s?)? ?[:/|©] ?.{0,120}$|"
        r"^[(\[]?(?:photo|image|picture|photograph|illustration|video|screenshot)s? (?:by|courtesy|credit|copyright|via)\b.{0,100}$|^image source\b.{0,60}$|^credits? ?[:/] ?.{0,80}$)")),
    (PHOTO_CREDIT, re.compile(rf"^[(\[]?(?:[A-Z][\w.'’-]*(?: (?:de|van|von|der|al|el|bin|[A-Z][\w.'’-]*)){{0,4}} ?[/|] ?)(?:[\w ]{{1,30}}[/|] ?)?{_AGENCY}(?: via {_AGENCY})?[)\].]?$")),
    (TIMESTAMP, re.compile(
        r"(?i)^[(\[]?(?:first )?(?:published|updated|posted|last (?:updated|modified|edited|update)|created|modified|date(?: published)?|publication date)"
        r"(?: (?:on|at|by))?\b ?:? ?.{0,70}\d.{0,40}(?<![.!?])[)\]]?$|^\W?\d+ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\W*$|"
        r"^\d+[ -]?min(?:ute)?s?\.? (?:read|reading)\b.{0,10}$|^(?:reading|read) time ?:? ?\d+.{0,20}$|^updated\W*$")),
    (TIMESTAMP, re.compile(rf"^{_CLOCK}(?:[,|·•–-]| on)? ?{_DATE}$|^{_DATE}(?: at|,| [|·•–-])? {_CLOCK}$")),
    (RELATED, re.compile(
        r"(?i)^[\W_]{0,3}(?:related|read (?:more|also|next|this|on)|also read|see also|more|see more|recommended|don[’']t miss|must[- ]read|"
        r"related (?:article|story|coverage|content|news|post|video)s?|(?:read|see) (?:our|the) (?:full|related)\b[^:]{0,30}|you may also like|watch(?: (?:also|live|now|more))?|"
        r"listen|in pictures|in video|opinion|explainer|analysis|(?:more )?on this (?:topic|story)|further reading|background) ?(?:[:：>»|]|→) ?\S.{0,180}$|"
        r"^[\[(](?:read|see|also|watch|related)\b[^\])]{3,160}[\])]$|^(?:click|tap) here (?:to|for)\b.{0,100}$|^.{0,160}\bclick here\W{0,2}$")),
    (ADVERTISEMENT, re.compile(
        r"(?i)^\W*(?:advertisements?|advertising|ads?|sponsored(?: content| links?| by .{0,40})?|promoted(?: content| stories)?|paid content|"
        r"(?:(?:story|article|report|text|content) )?continues? (?:below|after)(?: (?:this |the )?(?:ad(?:vertisement)?|promotion|newsletter.{0,20}))?|"
        r"(?:skip|skip past|remove|report this) (?:ad|advert|advertisement|newsletter promotion)|after newsletter promotion|ad feedback)\W*$")),
    (OUTLET_NOTE, re.compile(
        r"^(?:[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,3}|We(?:[’']re)?|The [A-Z][\w.'’&-]* ?(?:[A-Z][\w.'’&-]*)?) (?:is|are) committed to "
        r"(?:challenging|providing|bringing|delivering|reporting|publishing|accuracy|independent|journalis)|"
        r"(?i:^to read how .{0,60} uses ai\b|^(?:see|read) our (?:editorial|ethics|corrections)\b|^(?:spotted|see|found) (?:an? )?(?:error|typo|mistake)\b|"
        r"^(?:do you )?(?:have|got) (?:a )?(?:news tip|story|tip|more information)\b.{0,80}(?:\?|contact|e-?mail|us)|"
        r"^(?:e-?mail|contact|write to|call|text) (?:us|the (?:author|reporter|editor|writer|newsroom))\b|^send (?:us )?(?:your )?(?:tips|feedback|letters)\b)")),
    (AUTHOR_NOTE, re.compile(
        r"(?i)^about (?:the |our )?(?:author|writer|reporter|journalist|contributor|translator)s?\W*$|"
        r"^(?:you can )?follow (?:him|her|them|me|the author|[a-z]+(?: [a-z.'’-]+){0,2}) (?:on (?:twitter|x|facebook|instagram|mastodon|bluesky)\b.{0,60}|(?:at )?@\w+.{0,60})$|"
        r"^(?:twitter|x|e-?mail|contact|facebook|instagram) ?: ?@?[\w.@/:-]{3,80}$|^@\w{2,30}\W?$|^[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,3}$|"
        r"\bcan be reached (?:at|on|via|by)\b.{0,80}$|\b(?:more|other) (?:articles|stories|posts|from|by) (?:by )?(?:this|the) author\W*$")),
    (COMMENT, re.compile(
        r"(?i)^(?:your|would love your) thoughts\b.{0,60}$|^(?:log|sign) in (?:or register )?to (?:comment|reply|post|leave)\b.{0,40}$|"
        r"^(?:comments?|commenting) (?:are|is|on this .{0,20}are) (?:now )?(?:closed|off|disabled)\b.{0,60}$|^be the first to (?:comment|reply|like)\b.{0,40}$|"
        r"^what do you think\W*$|^(?:have your say|share your (?:thoughts|views|opinion)s?)\b.{0,60}$|^(?:let us know|tell us) (?:what you think )?in the comments\b.{0,40}$")),
    (NAVIGATION, re.compile(
        r"(?i)^(?:skip|jump|go) to (?:main |primary |the )?(?:content|navigation|menu|search|top|footer|comments|homepage|home)\b.{0,30}$|"
        r"^(?:back|return|scroll) to (?:the )?(?:top|home(?:page)?|previous|main|news|all)\b.{0,30}$|"
        r"^[^>›»→]{2,40}(?: ?[>›»→] ?[^>›»→]{2,60}){1,5}$|"
        r"^share (?:this|on|via|the|with|to)\b.{0,50}$|^(?:print|e-?mail|save|bookmark|copy) (?:this|the|link|to|article|page|story)\b.{0,30}$|"
        r"^(?:read|show|see|view|load|browse) (?:more|all|less|full|the full)(?: (?:comments|articles|stories|news|posts|story|article|results|here|about .{0,40}))?\W*$|"
        r"^(?:click|tap) (?:here|to)\b.{0,60}$|^(?:we|this (?:web)?site) uses? cookies\b.{0,300}$|^by (?:using|continuing)\b.{0,200}\bcookies?\b.{0,100}$|"
        r"^(?:accept|reject|manage) (?:all )?(?:cookies|preferences)\W*$|^(?:privacy|cookie|terms)\b.{0,20}\b(?:policy|notice|settings|use|service|conditions)\b.{0,60}$|"
        r"^\d[\d,.]*k? (?:shares?|views?|likes?|retweets?|reads?)\W*$|^(?:page )?\d+ of \d+$|^(?:prev(?:ious)?|next) (?:article|post|story|page)\b.{0,100}$|"
        r"^(?:listen to|play) (?:this|the) (?:article|story|audio|video)\b.{0,40}$|^(?:tags?|topics?|filed under|posted in|categor(?:y|ies)|keywords|labels?|section) ?: ?\S.{0,200}$|"
        r"^(?:edition|language|select (?:your )?(?:language|edition|country))\b ?:? ?.{0,40}$")),
)  # fmt: skip

# Words that are furniture as a whole line anywhere (compared in lower case, punctuation off the ends)
NAVIGATION_LINES = frozenset(
    line.strip()
    for line in """
    share|tweet|retweet|print|email|e-mail|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube
    copy link|link copied|copy url|get link|save|save article|save for later|bookmark|listen|play|pause|mute|menu|main menu|home|homepage
    search|log in|login|log out|sign in|sign out|sign up|register|my account|create account|accessibility links|accessibility
    breaking news|breaking|read more|read article|continue reading|continue reading the main story|show more|see more|load more|more|next|previous|prev|back
    top|close|live|live tv|watch live|on air|video|videos|photos|gallery|photo gallery|slideshow|subscribe|subscribe now|contact|contact us|about|about us
    careers|jobs|terms of use|terms of service|terms|terms & conditions|terms and conditions|privacy|privacy policy|cookie policy|cookies|cookie settings
    site map|sitemap|rss|rss feed|help|faq|faqs|follow|follow us|following|reply|report|like|dislike|flag|report abuse|print edition|e-paper|epaper
    no comments|no comment|comment|add comment|add a comment|post a comment|font size|text size|share this|share this article|share this story|share options
    advertise|advertise with us|ethics|editorial guidelines|support us|donate|newsletters|newsletter|podcasts|apps|mobile|shop|store|archive|archives
    image caption|media caption|image copyright|media playback is unsupported on your device|play video|watch|in this article|in this story|table of contents
    trending|trending now|most read|most popular|most viewed|most shared|recommended|related|latest|top stories|toggle navigation|main navigation|expand|collapse
    """.replace("\n", "|").split("|")
    if line.strip()
)

# Section names: furniture only in the menu before a headline or after the article's end; inside they are headings
SECTION_NAMES = frozenset(
    [
        "news",
        "world",
        "politics",
        "business",
        "sport",
        "sports",
        "opinion",
        "opinions",
        "culture",
        "arts",
        "entertainment",
        "tech",
        "technology",
        "science",
        "health",
        "travel",
        "weather",
        "local",
        "national",
        "international",
        "regional",
        "europe",
        "asia",
        "africa",
        "americas",
        "us",
        "uk",
        "usa",
        "mideast",
        "economy",
        "markets",
        "life",
        "lifestyle",
        "style",
        "food",
        "fashion",
        "books",
        "music",
        "film",
        "tv",
        "education",
        "environment",
        "climate",
        "magazine",
        "features",
        "analysis",
        "investigations",
        "interactive",
        "multimedia",
        "audio",
        "crime",
        "religion",
        "obituaries",
        "letters",
        "columnists",
        "editorials",
        "classifieds",
        "exclusive",
        "interviews",
        "reports",
        "latest",
        "iraq",
        "syria",
        "iran",
        "turkey",
        "israel",
        "russia",
        "ukraine",
        "china",
        "india",
        "lebanon",
        "yemen",
    ]
)

# A heading after which headlines of other articles stand
RELATED_HEADING = re.compile(
    r"(?i)^\W*(?:related(?: (?:articles|stories|posts|content|coverage|news|topics|links|reading|videos))?|"
    r"more (?:on this(?: (?:story|topic))?|from\b.{0,40}|in\b.{0,30}|news|stories|headlines|articles|coverage|like this|to read)|"
    r"(?:read|up|coming|what to read|watch) next|you (?:may|might) (?:also )?(?:like|be interested in)|we (?:also )?recommend|recommended(?: (?:for you|stories|articles|reading))?|"
    r"(?:the )?most (?:read|popular|viewed|shared|watched|commented|recent)(?: (?:stories|articles|news|posts|in .{0,30}))?|trending(?: (?:now|stories|articles|topics))?|"
    r"(?:today[’']s )?top (?:stories|news|headlines)|(?:the )?latest(?: (?:news|stories|articles|headlines|posts|from .{0,30}|on .{0,30}))?|popular(?: (?:posts|stories|articles|now))?|"
    r"editor[’']?s?[’']? (?:picks?|choice)|also in (?:the )?(?:news|.{0,20})|(?:from )?around the (?:web|bbc|site|network)|(?:also )?from the web|sponsored (?:content|links|stories)|"
    r"promoted (?:content|stories)|(?:don[’']t|you may have) miss(?:ed)?(?: (?:it|this))?|elsewhere(?: on\b.{0,30})?|in other news|other (?:news|stories|articles)|recent (?:posts|articles|stories|news)|"
    r"(?:see also|further reading)|what (?:others|people|we) are reading(?: now)?|featured(?: (?:articles|stories|posts))?|similar (?:articles|stories|posts)|in case you missed it|explore more)\W*$"
)  # fmt: skip

# After one of these everything is what readers wrote. Sure ones are a comment system's own words.
COMMENTS_SURE = re.compile(
    r"(?i)^\W*(?:notify of(?: .{0,40})?|inline feedbacks?|view all comments|newest most voted|leave a (?:reply|comment)(?: .{0,40})?|post a (?:comment|reply)|"
    r"\d[\d,]* (?:comments?|responses?|thoughts? on .{0,160}|replies)(?: .{0,30})?|(?:reader|readers[’']?|user|all|recent|top) comments(?: \(?\d+\)?)?|join the (?:discussion|conversation)(?: .{0,40})?|"
    r"sort(?:ed)? by:? ?(?:newest|oldest|best|most|top|popular)(?: .{0,20})?|(?:newest|oldest|best)(?: first)?|most voted|add (?:a|your) comment(?: .{0,30})?|your e-?mail address will not be published.{0,80}|"
    r"comments? (?:section|policy|guidelines|rules)(?: .{0,40})?|disqus(?: .{0,40})?|please enable javascript to view the comments.{0,40}|(?:show|view|see|load|read) (?:all )?(?:\d+ )?comments)\W*$"
)  # fmt: skip
COMMENTS_LIKELY = re.compile(
    r"(?i)^\W*(?:comments?|discussion|responses|replies|feedback|what do you think|your comments?)\W*(?:\(?\d+\)?)?\W*$"
)

# Only about the last lines: a profile of a writer or of the outlet
AUTHOR_PROFILE = re.compile(
    r"^(?:Based in .{2,60}, (?=[A-Z])|(?:The|This) (?:author|writer|reporter|columnist|contributor)s? (?:is|are|was|has|teaches|writes|works)\b|"
    r"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|al|el|de|van|von|bin|ibn|der|di|la)){1,4}(?:,[^.]{2,80},)? "
    r"(?:(?:is|was|has been|works as|serves as|worked as|served as)\b.{0,160}\b(?:writer|journalist|reporter|correspondent|editor|columnist|author of|authored|contributor|"
    r"fellow|analyst|producer|blogger|researcher|lecturer|professor|photographer|commentator|filmmaker|bureau chief)\b|"
    r"(?:covers|writes (?:about|for|on)|reports (?:on|from|for)|joined|teaches|tweets|blogs)\b))"
)
OUTLET_PROFILE = re.compile(
    r"^[A-Z][\w.'’&/-]*(?: [A-Z][\w.'’&/-]*){0,5} is (?:an?|the) .{0,120}\b(?:news (?:agency|organi[sz]ation|site|website|outlet|network|service|platform|portal)|"
    r"newspaper|magazine|broadcaster|media (?:outlet|organi[sz]ation|project|company)|website|publication|think tank|blog)\b"
)
HEADLINE_REASONS = frozenset(
    {RELATED, COMMENT, NEWSLETTER, DONATION, NAVIGATION, COPYRIGHT, AUTHOR_NOTE, OUTLET_NOTE, DISCLAIMER, ADVERTISEMENT}
)
"""Reasons that show the article is over when they stand after its last paragraph."""

AMOUNT = re.compile(r"^(?:[$€£] ?[\d,.]+[km]?|[\d,.]+[km]? ?(?:[$€£]|USD|EUR|GBP)|\d{1,3} ?%)$")
BYLINE_VERB = re.compile(
    r"(?i)^[(\[–—-]*\s?(?:(?:(?:re)?posted|written|translated|edited|reported|narrated|compiled|authored|contributed|submitted|prepared|produced|read|filed|voiced|published|reviewed|"
    r"story|text|words|voiceover|voice-over|analysis|opinion|commentary|review|interview|report|translation|article|video|graphics?|research|photos?|exclusive) by:?|"
    r"(?:author|writer|reporter|translator|editor|correspondent|contributor|journalist)s? ?:) \S.{1,100}$"
)
BYLINE_ROLE = re.compile(
    r"(?i)(?:^|,? )(?:staff (?:writer|reporter)|(?:\w+ )?correspondent|special to .{1,40}|(?:\w+ )?(?:bureau chief|editor|reporter)|(?:bbc|cnn|fox|nbc|abc|cbs) news|associated press(?: writers?)?|"
    r"for the .{1,40}|contributing writer|news desk|newsroom|web desk|staff|agencies|and agencies|foreign staff)(?:,? in [A-Z][\w-]+)?$"
)
WHOLE_DATE = re.compile(rf"^(?:[(\[|·•–—-]\s?)?{_DATE}(?: ?[|·•–—-])?$")
DATELINE = re.compile(
    r"^[A-Z][A-Z.'’ -]{2,}\b.*(?:[(—–_-]|,)|^[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}, [A-Z]|\((?:AP|AFP|Reuters|CNN|UPI|Xinhua)\)"
)
BREADCRUMB = re.compile(r"^[^|/•·]{2,30}(?: ?[|/•·] ?[^|/•·]{2,40}){1,6}$")
