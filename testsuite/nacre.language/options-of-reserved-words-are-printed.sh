f() {
    ! narrate -o "$x" -jl -- { a; b; } | cat; trace -aofile ls; narrate on; narrate -l off >x; narrate -l
    narrate --json $(echo "narrate -l ls") -x; narrate -o <x; narrate narrate -l trace -a -- -on & narrate -- on; narrate \-l; narrate -o on x on
}
type f
