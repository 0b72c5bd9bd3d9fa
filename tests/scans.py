"""Paper as it comes back: pages drawn as a scanner or a phone sees them."""

import io

import pdfplumber
from PIL import Image, ImageChops, ImageFilter


def page_picture(pdf: bytes, dots: int = 200, page: int = 0) -> Image.Image:
    """A page of a PDF, drawn with so many dots an inch."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return document.pages[page].to_image(resolution=dots).original.convert("L")


def scanned(picture: Image.Image, *, degrees: float = 1.0, quality: int = 60) -> bytes:
    """A page that lay askew on a dusty glass, as a JPEG of a cheap scanner."""
    turned = picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=235)
    noise = Image.effect_noise(turned.size, 40)
    dusty = ImageChops.add(turned, noise, scale=1.0, offset=-128)
    out = io.BytesIO()
    dusty.filter(ImageFilter.GaussianBlur(0.6)).save(out, "JPEG", quality=quality)
    return out.getvalue()


def scanned_pdf(*pictures: bytes, dots: int = 200) -> bytes:
    """What a scanner makes of pages: a PDF of pictures, without a letter of text."""
    first, *others = (Image.open(io.BytesIO(one)) for one in pictures)
    out = io.BytesIO()
    first.save(out, "PDF", resolution=dots, save_all=True, append_images=others)
    return out.getvalue()
