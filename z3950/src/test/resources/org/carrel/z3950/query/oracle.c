/* Says what libyaz makes of queries, one a line: "cql FILE" prints PQF or !code, "pqf" prints RPN in BER. */
#include <stdio.h>
#include <string.h>
#include <yaz/cql.h>
#include <yaz/pquery.h>

static void cql(cql_transform_t map, CQL_parser parser, const char *line) {
    char pqf[16384];
    int fault = cql_parser_string(parser, line) ? 10
        : cql_transform_buf(map, cql_parser_result(parser), pqf, sizeof pqf);
    if (fault)
        printf("!%d\n", fault);
    else
        printf("%s\n", pqf);
}

static void pqf(const char *line) {
    ODR odr = odr_createmem(ODR_ENCODE);
    YAZ_PQF_Parser parser = yaz_pqf_create();
    Z_Query query, *whole = &query;
    int length = 0;
    query.which = Z_Query_type_1;
    query.u.type_1 = yaz_pqf_parse(parser, odr, line);
    if (query.u.type_1 && z_Query(odr, &whole, 0, 0)) {
        unsigned char *bytes = (unsigned char *) odr_getbuf(odr, &length, 0);
        for (int at = 0; at < length; at++)
            printf("%02x", bytes[at]);
    } else
        printf("!");
    printf("\n");
    yaz_pqf_destroy(parser);
    odr_destroy(odr);
}

int main(int count, char **words) {
    char line[65536];
    cql_transform_t map = count > 2 ? cql_transform_open_fname(words[2]) : 0;
    CQL_parser parser = cql_parser_create();
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        if (map)
            cql(map, parser, line);
        else
            pqf(line);
        fflush(stdout);
    }
    return 0;
}
