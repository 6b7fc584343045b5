"""Articles for the tests of the report pages."""
import random

SENTENCE = ("The council said it would build three platforms on top of the wall so that visitors can look out over the "
            "bay and the plans for it were shown to everyone in the town hall").split()
ARTIFACTS = ["ten,000", "press convention", "the primary time", "to to", "one,400 metres", "stone,, and", "up and up",
             "sufficient or sufficient", "(a note). )."]
ARABIC = """الجدار البحري الجديد يحمي المدينة القديمة

افتتحت مدينة ليندموث يوم السبت جدارا بحريا جديدا يقول المهندسون إنه سيحمي الحي القديم خلال الستين سنة القادمة ويمتد الجدار.

قالت رئيسة البلدية في مؤتمر صحفي على الرصيف (انظر الصورة). ). وأضافت أن العاصفة أغرقت 2,300 منزل وأغلقت الطريق الرئيسي.

وقال المجلس إنه سيبني ثلاث منصات فوق الجدار حتى يتمكن الزوار من النظر إلى الخليج (( وسيبدأ العمل في الربيع.
"""


def many_findings(count=300, seed=5):
    """An article with about so many artifacts."""
    choose = random.Random(seed)
    paragraphs = ["An article with many findings"]
    found = 0
    while found < count:
        words = []
        for _ in range(60):
            if choose.random() < 0.8:
                words.append(choose.choice(SENTENCE))
            else:
                words.append(choose.choice(ARTIFACTS))
                found += 1
        paragraphs.append(" ".join(words).capitalize() + ".")
    return "\n\n".join(paragraphs) + "\n"


def clean(number):
    return f"Report number {number} on the wall\n\n" + (" ".join(SENTENCE) + ". ") * 3


def spun(number):
    return clean(number) + " They met ten,000 people at the press convention and went to to the wall."


HOSTILE = """Hostile <script>window.pwned=1</script><img src=x onerror="window.pwned=1">

They went to to the <b onmouseover="window.pwned=1">ten,000</b> of "it" & 'that' `once`, </p></article></main>
<script>window.pwned=1</script><a href="javascript:window.pwned=1">to to</a> \u202eten,000\u202c of it.

</script><script>window.pwned=1</script></style><style>*{display:none}</style></title><svg onload="window.pwned=1">
[x](javascript:window.pwned=1) {{title}} {{{script}}} \"\u0301 onfocus=window.pwned=1 autofocus x=\"ten,000 \u200b\u2066\u0000.
"""
