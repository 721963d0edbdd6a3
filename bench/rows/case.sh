# 200,000 words, each compared with up to nine patterns.
# goal: 0.90 dash
i=0
while [ "$i" -lt 200000 ]; do
    case file-$i.txt in
    *.c | *.h) kind=c ;;
    *.[oa]) kind=object ;;
    lib*) kind=library ;;
    [!a-z]*) kind=other ;;
    *7.txt) kind=seven ;;
    file-[0-4]*) kind=low ;;
    *) kind=high ;;
    esac
    i=$((i+1))
done
