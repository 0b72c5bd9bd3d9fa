"""Tables of courses, teachers, sites and classes; several on a sheet, several sheets."""

from typing import Any, Final

from partyschool_cli.model.kind import Kind
from tests.exchange.tables.build import encoded, text, word, xlsx
from tests.exchange.tables.case import FIXTURES, Case

COURSES: Final[list[list[Any]]] = [
    ["序号", "课程名称", "主讲人", "学时", "授课方式", "授课对象", "备注"],
    [1, "党章导读", "张三", "4课时", "讲授", "党员，村干部", ""],
    [2, "大棚管理", "李四、王五", 2, "现场教学、讲授", "农民", "春季"],
]
COURSE_ROWS: Final = (
    (
        "title=党章导读 teachers=张三 contact_hours=4.0 delivery=lecture"
        " audience=members、village-cadres"
    ),
    (
        "title=大棚管理 teachers=李四、王五 contact_hours=2.0 delivery=onsite、lecture"
        " audience=farmers notes=春季"
    ),
)

CASES: Final = (
    Case("courses", xlsx(COURSES), COURSE_ROWS),
    Case(
        "courses below a title, with a total",
        xlsx(
            [["清源镇党校2026年课程一览表"], [], *COURSES, ["合计", "", "", 6, "", "", ""]],
            ["A1:G1"],
        ),
        COURSE_ROWS,
        left=(("A6", "合计行"),),
    ),
    Case(
        "courses in groups of themes",
        xlsx(
            [
                ["类别", "课程名称", "课时", "是否精品课"],
                ["政治理论", "党章导读", "半天", "是"],
                ["", "党史", "90分钟", ""],
                ["特色课", "大棚管理", "1.5", "否"],
            ]
        ),
        (
            "title=党章导读 theme=theory contact_hours=4.0 flagship=True",
            "title=党史",
            "title=大棚管理 kind=special contact_hours=1.5 flagship=False",
        ),
        guesses=("“类型”一列里写的是主题",),
        left=(("C3", "看不懂这个学时"),),
    ),
    Case(
        "courses under merged groups beside the column with the titles",
        xlsx(
            [
                ["2026年课程目录（菜单）"],
                ["专题", "序号", "课程题目", "主讲人", "课时"],
                ["政治理论", 1, "党章导读", "张伟", "2课时"],
                ["", 2, "党史", "", 1.5],
                ["乡村振兴", 3, "大棚管理", "李秀英", "半天"],
                ["共计", "", "3门课", "", 7.5],
            ],
            ["A1:E1", "A3:A4"],
        ),
        (
            "title=党章导读 strand=theory teachers=张伟 contact_hours=2.0",
            "title=党史 strand=theory contact_hours=1.5",
            "title=大棚管理 theme=rural teachers=李秀英 contact_hours=4.0",
        ),
        left=(("A6", "合计行"),),
    ),
    Case(
        "classes of several cohorts, one of them for months",
        xlsx(
            [
                ["班次名称", "期次", "培训时间", "对象", "人数"],
                ["党员轮训班", "第1期", "2026年5月6日-5月8日", "党员", 60],
                ["党员轮训班", "第2期", "2026年5月16日-5月18日", "党员", 60],
                ["农民夜校（第三期）", "", "2026年9月1日—12月31日", "农民", 40],
            ]
        ),
        (
            "title=党员轮训班 cohort=1 from=2026-05-06 to=2026-05-08 audience=members size=60",
            "title=党员轮训班 cohort=2 from=2026-05-16 to=2026-05-18 audience=members size=60",
            "title=农民夜校 cohort=3 from=2026-09-01 to=2026-12-31 audience=farmers size=40",
        ),
    ),
    Case(
        "only titles",
        xlsx([["课程名称"], ["党章导读"], ["乡村治理"]]),
        ("title=党章导读", "title=乡村治理"),
    ),
    Case(
        "teachers with posts, and what is personal left out",
        xlsx(
            [
                ["师资库"],
                ["序号", "姓名", "性别", "单位及职务", "类别", "授课专题", "联系电话", "身份证号"],
                [
                    1,
                    "张　三",
                    "男",
                    "县农业农村局 农艺师",
                    "土专家",
                    "大棚、葡萄",
                    "13812345678",
                    "x",
                ],
                [2, "李四", "女", "北义城镇党委书记", "领导干部", "党建", "", ""],
                [3, "王五", "男", "退休", "神仙", "", "", ""],
            ]
        ),
        (
            "name=张三 unit=县农业农村局 post=农艺师 category=local-expert topics=大棚、葡萄",
            "name=李四 unit=北义城镇 post=党委书记 category=leading-official topics=党建",
            "name=王五 post=退休",
        ),
        guesses=("单位和职务是照字面分开的", "单位和职务没有分开"),
        left=(("G2", "个人信息"), ("H2", "个人信息"), ("E5", "不认得“神仙”")),
    ),
    Case(
        "teachers side by side under one heading",
        xlsx(
            [
                ["序号", "姓名", "单位", "序号", "姓名", "单位"],
                [1, "张三", "县委党校", 3, "王五", "镇政府"],
                [2, "李四", "县委党校", "", "", ""],
            ]
        ),
        (
            "name=张三 unit=县委党校",
            "name=李四 unit=县委党校",
            "name=王五 unit=镇政府",
        ),
    ),
    Case(
        "sites",
        xlsx(
            [
                ["基地名称", "地址", "可容纳人数", "类型", "讲解员", "备注"],
                ["成子村教学点", "柳杜乡成子村", "约60人", "党建引领示范", "村支书", ""],
                ["革命纪念馆", "东湖街道", 200, "红色文化传承", "无", "周一闭馆"],
            ]
        ),
        (
            (
                "title=成子村教学点 place=柳杜乡成子村 capacity=60 category=party-building"
                " guide=村支书"
            ),
            "title=革命纪念馆 place=东湖街道 capacity=200 category=red-heritage notes=周一闭馆",
        ),
        options={"kind": Kind.SITE},
    ),
    Case(
        "classes of a year's plan",
        xlsx(
            [
                ["2026年培训计划"],
                ["序号", "培训班名称", "培训时间", "培训对象", "人数", "主办单位", "期数"],
                [1, "党员轮训班", "10月12日—14日", "党员", "60人", "组织部", "第1期"],
                [2, "村干部培训班", "2026.11.2-2026.11.4", "村干部", 45, "县委党校", ""],
            ]
        ),
        (
            (
                "title=党员轮训班 from=2026-10-12 to=2026-10-14 audience=members size=60"
                " organizer=组织部 cohort=1"
            ),
            (
                "title=村干部培训班 from=2026-11-02 to=2026-11-04 audience=village-cadres size=45"
                " organizer=县委党校"
            ),
        ),
        guesses=("年份取自“2026年培训计划”",),
    ),
    Case(
        "courses and teachers below each other",
        xlsx(
            [
                ["课程名称", "学时", "授课方式"],
                ["党章导读", 4, "讲授"],
                [],
                ["姓名", "单位", "职务"],
                ["张三", "县委党校", "教师"],
            ]
        ),
        (
            "title=党章导读 contact_hours=4.0 delivery=lecture",
            "name=张三 unit=县委党校 post=教师",
        ),
    ),
    Case(
        "courses and teachers side by side",
        xlsx(
            [
                ["课程名称", "学时", "", "姓名", "单位", "职务"],
                ["党章导读", 4, "", "张三", "县委党校", "教师"],
                ["乡村治理", 2, "", "", "", ""],
            ]
        ),
        (
            "title=党章导读 contact_hours=4.0",
            "title=乡村治理 contact_hours=2.0",
            "name=张三 unit=县委党校 post=教师",
        ),
    ),
    Case(
        "one sheet of several, by its name",
        xlsx(
            [["说明"]],
            name="填表说明",
            more={"课程": COURSES, "教师": [["姓名", "单位"], ["张三", "党校"]]},
        ),
        ("name=张三 unit=党校",),
        options={"sheet": "教师"},
        left=(("", "没有读"), ("", "没有读")),
    ),
    Case(
        "the one sheet with a table",
        xlsx([["填表说明：请如实填写"]], name="填表说明", more={"课程": COURSES}),
        COURSE_ROWS,
        left=(("", "没有读"),),
    ),
    Case(
        "two tables in Word",
        word(
            "一、课程",
            [["课程名称", "课时"], ["党章导读", "4"]],
            "二、教师",
            [["姓名", "职务", "单位"], ["张三", "教师", "党校"]],
        ),
        ("title=党章导读 contact_hours=4.0", "name=张三 post=教师 unit=党校"),
        file="方案.docx",
    ),
    Case(
        "courses by letters of unknown headings",
        xlsx([["讲什么", "谁讲", "多久"], ["党章导读", "张三", "2学时"]]),
        ("title=党章导读 teachers=张三 contact_hours=2.0",),
        options={
            "kind": Kind.COURSE,
            "mapping": {"A": "title", "谁讲": "teachers", "C": "contact_hours"},
        },
    ),
    Case(
        "numbers that are none",
        text(
            [
                ["课程名称", "学时", "对象"],
                ["甲", "1e400", "党员"],
                ["乙", "-3", "火星人"],
                ["丙", "99", ""],
            ]
        ),
        ("title=甲 audience=members", "title=乙", "title=丙"),
        file="课程.csv",
        left=(("B2", "看不懂"), ("B3", "看不懂"), ("C3", "不认得“火星人”"), ("B4", "看不懂")),
    ),
    Case(
        "full-width spaces and texts that are numbers",
        xlsx(
            [
                ["　课程名称　", "学　时", "教学\n目标"],
                ["　党章导读　", "　４　", "1．懂党章\n2．守纪律"],
            ]
        ),
        ("title=党章导读 contact_hours=4.0 objectives=懂党章、守纪律",),
    ),
    Case(
        "a register in GB18030 with lines above and below",
        encoded(
            "附件2\r\n\r\n东于镇党校师资库登记表\r\n填报单位：东于镇党校,,,\r\n"
            "序号,姓 名,单位及职务,擅长领域,类别\r\n"
            "1,张三,东于镇党委书记,党建、乡村治理,领导干部\r\n"
            "2,李四,东于村村委会主任,村级治理,村干部\r\n\r\n填表人：王五,,审核人：赵六,,\r\n",
            "gb18030",
        ),
        (
            "name=张三 unit=东于镇 post=党委书记 topics=党建、乡村治理 category=leading-official",
            "name=李四 unit=东于村 post=村委会主任 topics=村级治理 category=village-cadre",
        ),
        file="师资.csv",
    ),
    Case(
        "an old workbook with merged dates, a hidden row and column",
        (FIXTURES / "timetable.xls").read_bytes,
        (
            "12-14 08:30-10:00 党章导读 @镇党校教室 张三",
            "12-14 10:10-11:40 村级治理 @镇党校教室 李四",
            "12-15 14:30-17:00 大棚观摩 @蔬菜基地 王五",
        ),
        file="课表.xls",
        left=(("第 5 行", "隐藏"), ("F 列", "隐藏")),
        about={"title": "北义城镇党员冬训班"},
    ),
    Case(
        "a roster of trainees beside the courses is not read",
        xlsx([*COURSES, [], ["学员名单"], ["序号", "姓名", "单位"], [1, "王小明", "成子村"]]),
        COURSE_ROWS,
        left=(("A6:C7", "学员名单"),),
    ),
    Case(
        "courses below titles of themes",
        xlsx(
            [
                ["序号", "主 题 课", "主讲教师", "课时数"],
                ["一、政治理论（2门）"],
                [1, "党章导读", "张三", 2],
                [2, "党史", "李四", 2],
                ["二、乡村振兴："],
                [3, "乡村治理", "王五", 4],
                ["其他"],
                [4, "急救", "", 1],
            ],
            ["A2:D2", "A5:D5", "A7:D7"],
        ),
        (
            "title=党章导读 theme=theory teachers=张三 contact_hours=2.0",
            "title=党史 theme=theory teachers=李四 contact_hours=2.0",
            "title=乡村治理 theme=rural teachers=王五 contact_hours=4.0",
            "title=急救 contact_hours=1.0",
        ),
        guesses=("取自上面的标题行“一、政治理论（2门）”",),
        left=(("A7", "标题行"),),
    ),
    Case(
        "a row without a title",
        xlsx([["课程名称", "学时", "主讲人"], ["党章导读", 4, "张三"], ["", 2, "李四"]]),
        ("title=党章导读 contact_hours=4.0 teachers=张三",),
        left=(("!A3", "没有写名称"),),
    ),
)
