# no trap of the processor ends the shell
min=-9223372036854775808
echo $((min)) $((min / -1)) $((min % -1)) $((min * -1)) $((min / 1)) $((min % 3))
echo $((1 << 64)) $((1 << 65)) $((1 << -1)) $((1 >> 64))
echo $((99999999999999999999)) $((0xffffffffffffffff)) $((0x10000000000000000))
