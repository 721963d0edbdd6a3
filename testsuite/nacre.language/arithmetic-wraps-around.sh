# portable
max=9223372036854775807
min=$((-max - 1))
echo $((max + 1)) $((min - 1)) $((-min)) $((max * 2)) $((max + max)) $((min + min)) $((max * max))
echo $((1 << 62)) $((1 << 63)) $((max << 1)) $((min >> 63)) $((max >> 62)) $((-1 >> 1))
