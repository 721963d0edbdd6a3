# portable
getopts abc letter -abc; getopts abc letter -abc; echo $letter
OPTIND=1
getopts abc letter -abc; echo $letter
