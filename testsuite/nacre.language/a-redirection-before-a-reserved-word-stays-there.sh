# Behind a redirection a reserved word is the name of a command, and so it is shown; narrate off is a builtin
# wherever its redirection stands.
f() {
    >/dev/null { a
    2>/dev/null <<-E if b
	text
	E
    >/dev/null '{' c
    x=1 >/dev/null while d
    >/dev/null e if
    ! >/dev/null esac | >/dev/null !
    >/dev/null narrate true
    narrate narrate -l off >/dev/null
    2>&1 x=1 <&- echo a >/dev/null 3>&1 b
}
type f
shown=$(type f)
unset -f f
eval "${shown#*function}"
[ "$(type f)" = "$shown" ] && echo the same
