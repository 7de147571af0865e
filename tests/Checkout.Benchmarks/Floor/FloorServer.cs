using Checkout.Data;
using Checkout.Data.Identity;
using Checkout.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Benchmarks.Floor;

/// <summary>
/// The least that a page of an account's invoices can cost on this server: the portal's own cookie is checked, one prepared statement
/// reads the rows, and the HTML is put together by hand. No Razor, no EF, no permissions, no counts.
/// </summary>
internal static class FloorServer
{
    public static async Task<int> RunAsync(string provider, string connectionString, string account, string key)
    {
        var database = Enum.Parse<DatabaseProvider>(provider);
        var options = new DatabaseOptions { Provider = database, ConnectionString = connectionString };
        var page = FloorPage.From(await Console.In.ReadToEndAsync());
        var rows = new FloorRows(database, connectionString, Guid.Parse(account));
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(new SignInKey(options, key));
        builder.Services.AddDataProtection().SetApplicationName("Checkout").DisableAutomaticKeyGeneration();
        builder.Services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new FloorKeys(database, connectionString));
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => cookie.Cookie.Name = "__Host-checkout.session");
        builder.Services.AddAuthorization();

        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/Invoices", async (HttpContext context) =>
            await page.WriteAsync(context.Response, await rows.ReadAsync(context.RequestAborted),
                calendar.DateAt(TimeProvider.System.GetUtcNow()), context.RequestAborted)).RequireAuthorization();
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
