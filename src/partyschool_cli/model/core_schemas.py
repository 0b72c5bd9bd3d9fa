"""What pydantic_core validates the models by. Written by `python -m tools.core_schemas`."""

# fmt: off
# ruff: noqa: E501

import sys
from collections.abc import Mapping
from typing import Any, Final

from partyschool_cli.model import course, manifest, school, site, teacher, training_class, types
from partyschool_cli.model.base import FrozenModel

PYDANTIC_CORE: Final = "2.50.4"

_CONTACT_HOURS: Final = {
    'type': 'model', 'cls': manifest.ContactHours, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'ContactHours', 'fields': {
        'half_day': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'float', 'gt': 0, 'le': 12}}, 'default': None}},
        'full_day': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'float', 'gt': 0, 'le': 24}}, 'default': None}},
        'minutes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'float', 'gt': 0, 'le': 240}}, 'default': None}},
    }},
}

_DAY_PART: Final = {
    'type': 'model', 'cls': manifest.DayPart, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'DayPart', 'fields': {
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'start': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_time}, 'schema': {'type': 'time', 'microseconds_precision': 'truncate'}}},
        'end': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_time}, 'schema': {'type': 'time', 'microseconds_precision': 'truncate'}}},
    }},
}

_DATE_RANGE: Final = {
    'type': 'model', 'cls': types.DateRange, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'DateRange', 'fields': {
        'from_': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_date}, 'schema': {'type': 'date'}}, 'validation_alias': 'from'},
        'to': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_date}, 'schema': {'type': 'date'}}},
        'why': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
    }},
}

_BUSY_SEASON: Final = {
    'type': 'model', 'cls': manifest.BusySeason, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'BusySeason', 'fields': {
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'from_': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_month_day}, 'schema': {'type': 'is-instance', 'cls': types.MonthDay}}, 'validation_alias': 'from'},
        'to': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_month_day}, 'schema': {'type': 'is-instance', 'cls': types.MonthDay}}},
    }},
}

_CALENDAR: Final = {
    'type': 'model', 'cls': manifest.Calendar, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Calendar', 'fields': {
        'holidays': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['cn', 'none']}, 'default': 'cn'}},
        'closed': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [_DATE_RANGE], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'workdays': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_date}, 'schema': {'type': 'date'}}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'busy_seasons': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [_BUSY_SEASON], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
    }},
}

_OBLIGATION: Final = {
    'type': 'model', 'cls': manifest.Obligation, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Obligation', 'fields': {
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'office': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'at_least': {'type': 'model-field', 'schema': {'type': 'int', 'ge': 1}},
        'per': {'type': 'model-field', 'schema': {'type': 'literal', 'expected': ['week', 'month', 'quarter', 'half-year', 'year']}},
        'topic': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'schools': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
    }},
}

_NEED: Final = {
    'type': 'model', 'cls': manifest.Need, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Need', 'fields': {
        'audience': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'topics': {'type': 'model-field', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False, 'min_length': 1}},
        'contact_hours': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'float', 'gt': 0}}, 'default': None}},
        'per': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'literal', 'expected': ['week', 'month', 'quarter', 'half-year', 'year']}}, 'default': None}},
    }},
}

_STRUCTURE: Final = {
    'type': 'model', 'cls': manifest.Structure, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Structure', 'fields': {
        'themes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'int', 'ge': 1}, 'default': 4}},
        'special_courses_at_least': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'int', 'ge': 0}, 'default': 1}},
        'required_topics': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
    }},
}

_LINT_SETTINGS: Final = {
    'type': 'model', 'cls': manifest.LintSettings, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'LintSettings', 'fields': {
        'fail_on': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['error', 'warning', 'info']}, 'default': 'error'}},
        'disable': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'severity': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str'}, 'values_schema': {'type': 'literal', 'expected': ['error', 'warning', 'info']}}, 'default_factory': dict}},
    }},
}

_MANIFEST: Final = {
    'type': 'model', 'cls': manifest.Manifest, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Manifest', 'fields': {
        'format': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': manifest.refuse_flag}, 'schema': {'type': 'literal', 'expected': [1]}}},
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'region': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'timezone': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'str', 'pattern': '\\S'}, 'default': 'Asia/Shanghai'}},
        'themes': {'type': 'model-field', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str'}, 'values_schema': {'type': 'str', 'pattern': '\\S'}, 'min_length': 1}},
        'audiences': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str'}, 'values_schema': {'type': 'str', 'pattern': '\\S'}, 'min_length': 1}, 'default_factory': manifest.default_audiences}},
        'teacher_categories': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str'}, 'values_schema': {'type': 'str', 'pattern': '\\S'}, 'min_length': 1}, 'default_factory': manifest.default_teacher_categories}},
        'site_categories': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str'}, 'values_schema': {'type': 'str', 'pattern': '\\S'}, 'min_length': 1}, 'default_factory': manifest.default_site_categories}},
        'contact_hours': {'type': 'model-field', 'schema': {'type': 'default', 'schema': _CONTACT_HOURS, 'default_factory': manifest.default_contact_hours}},
        'day_parts': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str'}, 'values_schema': _DAY_PART, 'min_length': 1}, 'default_factory': manifest.default_day_parts}},
        'calendar': {'type': 'model-field', 'schema': {'type': 'default', 'schema': _CALENDAR, 'default_factory': manifest.Calendar}},
        'obligations': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [_OBLIGATION], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'needs': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [_NEED], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'structure': {'type': 'model-field', 'schema': {'type': 'default', 'schema': _STRUCTURE, 'default_factory': manifest.Structure}},
        'lint': {'type': 'model-field', 'schema': {'type': 'default', 'schema': _LINT_SETTINGS, 'default_factory': manifest.LintSettings}},
    }},
}

_SCHOOL: Final = {
    'type': 'model', 'cls': school.School, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'School', 'fields': {
        'id': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'tags': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'notes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'status': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['active', 'draft', 'retired']}, 'default': 'active'}},
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'tier': {'type': 'model-field', 'schema': {'type': 'literal', 'expected': ['county', 'township', 'village']}},
        'parent': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}}, 'default': None}},
        'also_called': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'place': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'themes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str'}, 'values_schema': {'type': 'str', 'pattern': '\\S'}, 'min_length': 1}}, 'default': None}},
    }},
}

_SEASON: Final = {
    'type': 'model', 'cls': types.Season, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Season', 'fields': {
        'from_': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_month_day}, 'schema': {'type': 'is-instance', 'cls': types.MonthDay}}, 'validation_alias': 'from'},
        'to': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_month_day}, 'schema': {'type': 'is-instance', 'cls': types.MonthDay}}},
    }},
}

_MATERIAL: Final = {
    'type': 'model', 'cls': course.Material, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Material', 'fields': {
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'url': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'path': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
    }},
}

_COURSE: Final = {
    'type': 'model', 'cls': course.Course, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Course', 'fields': {
        'id': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'tags': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'notes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'status': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['active', 'draft', 'retired']}, 'default': 'active'}},
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'kind': {'type': 'model-field', 'schema': {'type': 'literal', 'expected': ['theme', 'special']}},
        'theme': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}}, 'default': None}},
        'school': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'strand': {'type': 'model-field', 'schema': {'type': 'literal', 'expected': ['theory', 'party-spirit', 'practical']}},
        'contact_hours': {'type': 'model-field', 'schema': {'type': 'float', 'gt': 0, 'le': 40, 'multiple_of': 0.5}},
        'delivery': {'type': 'model-field', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'literal', 'expected': ['lecture', 'onsite', 'discussion', 'testimony', 'demonstration', 'online', 'outreach', 'tutoring']}], 'variadic_item_index': 0, 'strict': False, 'min_length': 1}},
        'audience': {'type': 'model-field', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}], 'variadic_item_index': 0, 'strict': False, 'min_length': 1}},
        'teachers': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'sites': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'topics': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'objectives': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'summary': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'flagship': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'bool'}, 'default': False}},
        'micro_lecture': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'bool'}, 'default': False}},
        'requires': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'season': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': _SEASON}, 'default': None}},
        'materials': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [_MATERIAL], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'reviewed': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_date}, 'schema': {'type': 'date'}}}, 'default': None}},
    }},
}

_TEACHER: Final = {
    'type': 'model', 'cls': teacher.Teacher, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Teacher', 'fields': {
        'id': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'tags': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'notes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'status': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['active', 'draft', 'retired']}, 'default': 'active'}},
        'name': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'category': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'school': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}}, 'default': None}},
        'unit': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'post': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'office': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'topics': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'order': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'int'}}, 'default': None}},
        'unavailable': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [_DATE_RANGE], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'contact_hours_per_day': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'float', 'gt': 0, 'le': 24}, 'default': 8.0}},
    }},
}

_OPENING_HOURS: Final = {
    'type': 'model', 'cls': site.OpeningHours, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'OpeningHours', 'fields': {
        'days': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'literal', 'expected': ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']}], 'variadic_item_index': 0, 'strict': False, 'min_length': 1}}, 'default': None}},
        'from_': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_time}, 'schema': {'type': 'time', 'microseconds_precision': 'truncate'}}}, 'default': None}, 'validation_alias': 'from'},
        'to': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_time}, 'schema': {'type': 'time', 'microseconds_precision': 'truncate'}}}, 'default': None}},
    }},
}

_SITE: Final = {
    'type': 'model', 'cls': site.Site, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Site', 'fields': {
        'id': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'tags': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'notes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'status': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['active', 'draft', 'retired']}, 'default': 'active'}},
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'venue': {'type': 'model-field', 'schema': {'type': 'literal', 'expected': ['classroom', 'field', 'online']}},
        'shared': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'bool'}, 'default': False}},
        'category': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}}, 'default': None}},
        'school': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}}, 'default': None}},
        'place': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'guide': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'outdoor': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'bool'}, 'default': False}},
        'capacity': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1}}, 'default': None}},
        'open': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': _OPENING_HOURS}, 'default': None}},
        'unavailable': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [_DATE_RANGE], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'travel_minutes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'dict', 'keys_schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}, 'values_schema': {'type': 'int', 'ge': 0}}, 'default_factory': dict}},
    }},
}

_SESSION: Final = {
    'type': 'model', 'cls': training_class.Session, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'Session', 'fields': {
        'id': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'date': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_date}, 'schema': {'type': 'date'}}},
        'start': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_time}, 'schema': {'type': 'time', 'microseconds_precision': 'truncate'}}},
        'end': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_time}, 'schema': {'type': 'time', 'microseconds_precision': 'truncate'}}},
        'course': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}}, 'default': None}},
        'activity': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'teachers': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'site': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}}, 'default': None}},
        'delivery': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'literal', 'expected': ['lecture', 'onsite', 'discussion', 'testimony', 'demonstration', 'online', 'outreach', 'tutoring']}}, 'default': None}},
        'moderator': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'note': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'status': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['planned', 'moved', 'cancelled']}, 'default': 'planned'}},
        'locked': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'bool'}, 'default': False}},
    }},
}

_TRAINING_CLASS: Final = {
    'type': 'model', 'cls': training_class.TrainingClass, 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'allow_inf_nan': False},
    'schema': {'type': 'model-fields', 'model_name': 'TrainingClass', 'fields': {
        'id': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'tags': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'notes': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'status': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['active', 'draft', 'retired']}, 'default': 'active'}},
        'title': {'type': 'model-field', 'schema': {'type': 'str', 'pattern': '\\S'}},
        'school': {'type': 'model-field', 'schema': {'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}},
        'from_': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_date}, 'schema': {'type': 'date'}}, 'validation_alias': 'from'},
        'to': {'type': 'model-field', 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': types.read_date}, 'schema': {'type': 'date'}}},
        'audience': {'type': 'model-field', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}], 'variadic_item_index': 0, 'strict': False, 'min_length': 1}},
        'size': {'type': 'model-field', 'schema': {'type': 'int', 'ge': 1}},
        'type': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'literal', 'expected': ['regular', 'rotation', 'applicant', 'evening', 'outreach']}, 'default': 'regular'}},
        'cohort': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1}}, 'default': None}},
        'organizer': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'adviser': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'purpose': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '\\S'}}, 'default': None}},
        'remarks': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'str', 'pattern': '\\S'}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'courses': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': sys.intern}, 'schema': {'type': 'str', 'pattern': '\\S'}}], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
        'sessions': {'type': 'model-field', 'schema': {'type': 'default', 'schema': {'type': 'tuple', 'items_schema': [_SESSION], 'variadic_item_index': 0, 'strict': False}, 'default': ()}},
    }},
}

SCHEMAS: Final[Mapping[type[FrozenModel], dict[str, Any]]] = {
    manifest.ContactHours: _CONTACT_HOURS,
    manifest.DayPart: _DAY_PART,
    types.DateRange: _DATE_RANGE,
    manifest.BusySeason: _BUSY_SEASON,
    manifest.Calendar: _CALENDAR,
    manifest.Obligation: _OBLIGATION,
    manifest.Need: _NEED,
    manifest.Structure: _STRUCTURE,
    manifest.LintSettings: _LINT_SETTINGS,
    manifest.Manifest: _MANIFEST,
    school.School: _SCHOOL,
    types.Season: _SEASON,
    course.Material: _MATERIAL,
    course.Course: _COURSE,
    teacher.Teacher: _TEACHER,
    site.OpeningHours: _OPENING_HOURS,
    site.Site: _SITE,
    training_class.Session: _SESSION,
    training_class.TrainingClass: _TRAINING_CLASS,
}
