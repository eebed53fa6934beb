"""Money is a decimal in a currency, never a float: what may be typed, and arithmetic that loses nothing."""

import decimal
from collections.abc import Iterable
from decimal import Decimal

MONEY = {"max_digits": 14, "decimal_places": 2}
RATE = {"max_digits": 15, "decimal_places": 10}  # fifteen digits are exact on both databases
CENT = Decimal("0.01")
# An amount times a rate has up to 29 digits, one more than Python keeps unless told; a lost digit would raise.
EXACT = decimal.Context(prec=60, rounding=decimal.ROUND_HALF_EVEN, traps=[decimal.Inexact, decimal.InvalidOperation, decimal.Overflow])

# ISO 4217: active codes of money that people spend.
CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK
DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(CODES.split())


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """The exact product."""
    return EXACT.multiply(amount, rate)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum. Rounded only where it is shown, once: never a sum of rounded figures."""
    found = Decimal(0)
    for amount in amounts:
        found = EXACT.add(found, amount)
    return found


def shown(amount: Decimal) -> Decimal:
    """Two decimals, half to even."""
    return amount.quantize(CENT, rounding=decimal.ROUND_HALF_EVEN, context=decimal.Context(prec=60))
