"""What a person finds in an opening package, and that every picture in it is as the platform wants it."""

import hashlib
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from app.domain.accounts import Platform
from app.domain.catalogue import Confidence, DocClass, Form, FormRule, Stage
from app.domain.form_fields import OpeningForm
from app.domain.onboarding import FilledValue, Known, Market, Origin, ReadPaper, fill
from app.domain.opening_packages import OpeningPackage, PackagePaper, Picture, StepKind, package_fields, steps
from app.errors import BrokenFile
from app.exports.opening_package import package_files, safe_name, write_folder, write_zip
from app.exports.package_words import CHINESE, ENGLISH
from app.exports.pictures import encode
from app.services.catalogue import CatalogueService

LICENCE = ReadPaper(key="p1", kind="Q001", fields={"name": "云帆食品有限公司", "uscc": "91330108MA2ABCDE08"})


@cache
def form() -> OpeningForm:
    return CatalogueService().form


def rule(
    *types: str, max_mb: int | None = None, max_files: int | None = None, form: Form = Form.ORIGINAL_SCAN
) -> FormRule:
    return FormRule(
        platform=Platform.BAIDU,
        doc_class=DocClass.SUBJECT,
        form=form,
        file_types=types,
        max_mb=max_mb,
        max_files=max_files,
        min_validity_days=0,
        rule_zh="",
        rule_en="",
        source="made up",
        confidence=Confidence.COMMON_KNOWLEDGE,
    )


def picture(kind: str = "JPEG", size: tuple[int, int] = (120, 80), mode: str = "RGB", **options: object) -> bytes:
    data = BytesIO()
    Image.new(mode, size, 128 if mode == "L" else "white").save(data, kind, **options)
    return data.getvalue()


def noise(width: int, height: int) -> bytes:
    data = BytesIO()
    Image.frombytes("RGB", (width, height), hashlib.shake_256(b"noise").digest(width * height * 3)).save(data, "PNG")
    return data.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def paper(
    kind: str, name: str, *contents: bytes, stage: Stage = Stage.OPEN, how: FormRule | None = None
) -> PackagePaper:
    pictures = tuple(Picture(content, "image/jpeg") for content in contents)
    return PackagePaper(kind=kind, name=name, stage=stage, rule=how or rule("jpg", "png"), pictures=pictures)


def package(*papers: PackagePaper, platform: Platform = Platform.BAIDU, **typed: str) -> OpeningPackage:
    values = fill(form(), Known(typed=typed, papers=(LICENCE,)))
    return OpeningPackage(
        platform=platform,
        platform_name="百度营销",
        company="云帆食品",
        is_form_known=form().is_known(platform),
        fields=package_fields(form(), platform, values, Market()),
        papers=papers,
    )


def test_a_picture_that_fits_is_passed_on_byte_by_byte() -> None:
    content = picture()
    (one,) = encode(content, "image/jpeg", rule("jpg", max_mb=5), name="licence")
    assert one.content == content


@pytest.mark.parametrize(("kind", "media_type"), [("WEBP", "image/webp"), ("TIFF", "image/tiff"), ("PNG", "image/png")])
def test_a_type_the_platform_does_not_take_becomes_a_jpeg(kind: str, media_type: str) -> None:
    (one,) = encode(picture(kind), media_type, rule("jpg", "jpeg"), name="licence")
    assert one.extension == "jpg"
    assert opened(one.content).format == "JPEG"
    assert (one.width, one.height) == (120, 80)


def test_a_picture_too_large_in_bytes_is_made_smaller_until_it_fits_and_never_larger() -> None:
    content = noise(1500, 1200)
    (one,) = encode(content, "image/png", rule("jpg", max_mb=1), name="licence")
    assert len(one.content) <= 1024 * 1024
    assert one.width <= 1500
    small = picture("PNG", (30, 20))
    (tiny,) = encode(small, "image/png", rule("jpg", max_mb=5), name="licence")
    assert (tiny.width, tiny.height) == (30, 20)


def test_a_platform_that_takes_only_png_gets_png() -> None:
    (one,) = encode(picture("WEBP"), "image/webp", rule("png"), name="licence")
    assert opened(one.content).format == "PNG"


def test_a_photo_is_turned_upright_and_its_place_is_not_told() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "a phone"
    (one,) = encode(picture(exif=exif), "image/jpeg", rule("jpg"), name="licence")
    image = opened(one.content)
    assert image.size == (80, 120)
    assert not image.getexif()


def test_transparent_pictures_stand_on_white() -> None:
    data = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(data, "PNG")
    (one,) = encode(data.getvalue(), "image/png", rule("jpg"), name="seal")
    assert opened(one.content).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_every_page_of_a_pdf_becomes_a_picture_where_pdf_is_not_taken() -> None:
    data = BytesIO()
    Image.new("RGB", (100, 140), "white").save(data, "PDF", save_all=True, append_images=[Image.new("RGB", (100, 140))])
    content = data.getvalue()
    assert len(encode(content, "application/pdf", rule("jpg"), name="permit")) == 2
    (kept,) = encode(content, "application/pdf", rule("jpg", "pdf"), name="permit")
    assert kept.content == content


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/heic", "application/pdf"])
@pytest.mark.parametrize("content", [b"", b"not a picture", picture()[:200]])
def test_what_is_no_picture_is_named(media_type: str, content: bytes) -> None:
    with pytest.raises(BrokenFile) as told:
        encode(content, media_type, rule("png"), name="licence")
    assert told.value.file == "licence"


def test_the_files_are_numbered_in_the_order_in_which_they_are_asked() -> None:
    advert = paper("Q019", "商标注册证", picture(), stage=Stage.AD)
    licence = paper("Q001", "营业执照", picture())
    names = [one.name for one in package_files(package(advert, licence), CHINESE)]
    assert names == ["00_填写内容.xlsx", "00_办理步骤.txt", "01_营业执照.jpg", "02_商标注册证.jpg"]


def test_several_pictures_of_one_document_are_numbered() -> None:
    names = [one.name for one in package_files(package(paper("Q007", "身份证", picture(), picture())), ENGLISH)]
    assert names[2:] == ["01_身份证_1.jpg", "01_身份证_2.jpg"]


def test_more_pictures_than_the_platform_takes_are_all_there_and_said() -> None:
    many = paper("Q007", "ID", picture(), picture(), picture(), how=rule("jpg", max_files=2))
    files = package_files(package(many), ENGLISH)
    assert len(files) == 2 + 3
    assert "more pictures of ID than the platform takes" in files[1].content.decode("utf-8-sig")


def test_the_sheet_holds_the_values_as_text_whatever_they_look_like() -> None:
    made = package(F18="=1+1", F22="13800000000", F21="林\x01悦")
    book = load_workbook(BytesIO(package_files(made, CHINESE)[0].content))
    values = {row[2].value: row[3] for row in book["填写内容"].iter_rows(min_row=2)}
    assert values["品牌/产品名称"].value == "=1+1"
    assert values["品牌/产品名称"].data_type == "s"
    assert values["联系人手机"].value == "13800000000"
    assert values["联系人姓名"].value == "林悦"
    assert values["统一社会信用代码/执照号"].data_type == "s"


def test_the_sheet_says_what_is_only_usually_asked_and_where_values_come_from() -> None:
    book = load_workbook(BytesIO(package_files(package(), CHINESE)[0].content))
    name = next(row for row in book["填写内容"].iter_rows(min_row=2) if row[2].value == "公司全称（中文）")
    assert name[5].value == "营业执照"
    assert "通常需要" in str(name[6].value)


def test_a_platform_whose_form_nobody_knows_gets_everything_and_says_so() -> None:
    made = package(platform=Platform.ZHIHU, F18="云帆坚果")
    assert {line.field for line in made.fields} >= {"F02", "F04", "F18"}
    text = package_files(made, ENGLISH)[1].content.decode("utf-8-sig")
    assert "No public description" in text
    assert "not a promise" in text


def test_a_certificate_of_the_platform_is_a_step_and_no_picture() -> None:
    online = paper("Q170", "认证", picture(), how=rule(form=Form.CERTIFICATE_FORM))
    made = package(online)
    assert [one.kind for one in steps(made, [])] == [
        StepKind.SIGN_IN,
        StepKind.ENTER_FIELDS,
        StepKind.APPLY_ONLINE,
        StepKind.SUBMIT,
        StepKind.NOTE_NUMBER,
    ]
    assert len(package_files(made, CHINESE)) == 2


def test_what_must_be_chosen_on_the_page_is_a_step() -> None:
    made = package(platform=Platform.TENCENT_ADS, F17="I02")
    assert "F17" in [one.about for one in steps(made, []) if one.kind is StepKind.CHOOSE]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("基本存款账户信息/许可证", "基本存款账户信息_许可证"),
        ("..\\..\\x", "x"),
        ('a<b>:"c"', "a_b_c"),
        ("///", "_"),
        ("", "_"),
    ],
)
def test_no_name_leads_out_of_the_folder(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_folder_and_zip_hold_the_same(tmp_path: Path) -> None:
    files = package_files(package(paper("Q001", "营业执照", picture())), CHINESE)
    write_folder(files, tmp_path / "package")
    write_zip(files, tmp_path / "package.zip")
    with zipfile.ZipFile(tmp_path / "package.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            one.name: one.read_bytes() for one in (tmp_path / "package").iterdir()
        }
    assert sorted(one.name for one in tmp_path.iterdir()) == ["package", "package.zip"]


def test_an_existing_folder_is_never_written_into(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        write_folder([], tmp_path)


def test_both_languages_have_a_word_for_everything() -> None:
    for words in (CHINESE, ENGLISH):
        assert set(words.steps) == set(StepKind)
        assert set(words.origins) == set(Origin)
        assert len(words.columns) == 7


def test_a_value_nobody_confirmed_is_marked_in_the_sheet() -> None:
    values = {"F03": FilledValue(text="Yunfan", origin=Origin.DERIVED, is_proposal=True)}
    (line,) = [one for one in package_fields(form(), Platform.META, values, Market()) if one.field == "F03"]
    assert line.gap is not None
    assert CHINESE.gaps[line.gap] == "需人工确认"
