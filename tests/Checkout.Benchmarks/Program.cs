using System.Globalization;
using Checkout.Benchmarks;
using Checkout.Benchmarks.Floor;
using Checkout.Benchmarks.Importing;
using Checkout.Data;

return args switch
{
    ["floor", var provider, var connection, var account, var key] => await FloorServer.RunAsync(provider, connection, account, key),
    ["import", var provider, var invoices] =>
        await ImportAsync(Enum.Parse<DatabaseProvider>(provider), int.Parse(invoices, CultureInfo.InvariantCulture)),
    [var portal, var artifacts, .. var asked] => await new Run(portal, artifacts, asked).ExecuteAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Started by ./build bench, or with: import Sqlite|PostgreSql, and how many invoices.");
    return 2;
}

static async Task<int> ImportAsync(DatabaseProvider provider, int invoices)
{
    Console.WriteLine(await ImportRatio.MeasureAsync(provider, invoices));
    return 0;
}
