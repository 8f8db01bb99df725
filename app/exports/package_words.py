"""The words of an opening package, in the two languages of those who work with it: they stand in files, not in the window."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.onboarding import Gap, Origin
from app.domain.opening_packages import StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageWords:
    """One language's headings, steps and remarks; `{…}` are places for names."""

    sheet: str
    checklist: str
    is_chinese: bool
    columns: tuple[str, ...]
    steps: Mapping[StepKind, str]
    origins: Mapping[Origin, str]
    gaps: Mapping[Gap, str]
    required: str
    usual: str
    see_files: str
    form_unknown: str
    no_promise: str


CHINESE = PackageWords(
    sheet="填写内容",
    checklist="办理步骤",
    is_chinese=True,
    columns=("序号", "平台字段", "字段", "内容", "必填", "来源", "备注"),
    steps={
        StepKind.SIGN_IN: "登录{platform}的开户页面",
        StepKind.ENTER_FIELDS: "按表“填写内容”逐项填写",
        StepKind.CHOOSE: "在平台的列表中选择：{about}",
        StepKind.UPLOAD: "上传{about}：{files}",
        StepKind.TOO_MANY: "{about}的图片多于平台上限，请删减或合并",
        StepKind.APPLY_ONLINE: "在平台上在线申请或取得许可：{about}",
        StepKind.SUBMIT: "核对后提交",
        StepKind.NOTE_NUMBER: "把申请编号记回媒充通，并标记为已提交",
    },
    origins={
        Origin.TYPED: "填写",
        Origin.LICENCE: "营业执照",
        Origin.IDENTITY: "身份证",
        Origin.FILING: "备案",
        Origin.BANK_PERMIT: "开户许可证",
        Origin.REMEMBERED: "此前填写",
        Origin.DERIVED: "推算",
        Origin.DEFAULT: "默认",
    },
    gaps={
        Gap.MISSING: "缺少",
        Gap.TOO_LONG: "超过平台长度限制",
        Gap.NEEDS_A_LOOK: "需人工确认",
        Gap.CHOOSE_ON_PLATFORM: "须在平台列表中选择",
    },
    required="是",
    usual="通常需要（未见该平台公开说明）",
    see_files="见图片文件",
    form_unknown="未找到{platform}公开的开户字段说明；以下为常用字段，以平台页面为准。",
    no_promise="本材料包仅为预审结果，不代表平台审核通过。",
)

ENGLISH = PackageWords(
    sheet="Fields",
    checklist="Steps",
    is_chinese=False,
    columns=("No.", "Platform's field", "Field", "Value", "Required", "From", "Remark"),
    steps={
        StepKind.SIGN_IN: "Sign in to the opening page of {platform}",
        StepKind.ENTER_FIELDS: "Enter the values of the sheet “Fields”",
        StepKind.CHOOSE: "Choose from the platform's list: {about}",
        StepKind.UPLOAD: "Upload {about}: {files}",
        StepKind.TOO_MANY: "There are more pictures of {about} than the platform takes: leave some out, or put them together",
        StepKind.APPLY_ONLINE: "Apply on the platform, or get its permission: {about}",
        StepKind.SUBMIT: "Look it over and submit",
        StepKind.NOTE_NUMBER: "Note the application's number in AdTill and mark it as submitted",
    },
    origins={
        Origin.TYPED: "typed",
        Origin.LICENCE: "business licence",
        Origin.IDENTITY: "identity card",
        Origin.FILING: "filing",
        Origin.BANK_PERMIT: "bank account permit",
        Origin.REMEMBERED: "typed before",
        Origin.DERIVED: "derived",
        Origin.DEFAULT: "default",
    },
    gaps={
        Gap.MISSING: "missing",
        Gap.TOO_LONG: "longer than the platform takes",
        Gap.NEEDS_A_LOOK: "needs a person's look",
        Gap.CHOOSE_ON_PLATFORM: "choose from the platform's list",
    },
    required="yes",
    usual="usually asked (not seen in public for this platform)",
    see_files="see the pictures",
    form_unknown="No public description of what {platform} asks was found; these are the usual fields, the platform's page decides.",
    no_promise="This package is a pre-check, not a promise of approval.",
)
