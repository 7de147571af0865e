using Checkout.Web.Doctor;
using Checkout.Web.Documents;
using Checkout.Web.Features.AccountActivity;
using Checkout.Web.Features.AddProducts;
using Checkout.Web.Features.Applications;
using Checkout.Web.Features.BankTransfers;
using Checkout.Web.Features.CreditMemos;
using Checkout.Web.Features.CurrentAccount;
using Checkout.Web.Features.DeepLinks;
using Checkout.Web.Features.Home;
using Checkout.Web.Features.Invoices.Documents;
using Checkout.Web.Features.Orders;
using Checkout.Web.Features.Payments;
using Checkout.Web.Features.Quotes;
using Checkout.Web.Features.Sandbox;
using Checkout.Web.Features.Search;
using Checkout.Web.Features.SingleSignOn;
using Checkout.Web.Features.Statements;
using Checkout.Web.Messages;

namespace Checkout.Web.Hosting;

/// <summary>What the features need beside controllers and views: documents, exports, messages, background work.</summary>
public static class PortalFeatures
{
    public static void AddPortalFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.AddDocuments();
        builder.Services.AddScoped<AccountFigures>();
        builder.Services.AddScoped<Lists>();
        builder.Services.AddScoped<HomeQuery>();
        builder.Services.AddScoped<SearchQuery>();
        builder.Services.AddScoped<RecentlyViewedDocuments>();
        builder.Services.Configure<MvcOptions>(mvc =>
        {
            mvc.Filters.Add<RefusedFormFilter>();
            mvc.Filters.Add<ThrottleFilter>();
            mvc.Filters.Add<DownloadFilter>();
            mvc.Filters.Add<RecentlyViewedFilter>();
        });
        builder.Services.AddSingleton(provider => new Throttle(provider.GetRequiredService<IOptions<LimitOptions>>().Value.Of));
        builder.Services.AddSingleton<Turns>();
        builder.Services.AddScoped<LaunchQuery>();
        builder.Services.AddScoped<OrderTimeline>();
        builder.Services.AddSingleton<OrderFormPdf>();
        builder.Services.AddScoped<ApplicationPages>();
        builder.Services.AddSingleton<RemittancePdf>();
        builder.Services.AddSingleton<PaymentReceiptPdf>();
        builder.Services.AddSingleton<CreditMemoPdf>();
        builder.Services.AddSingleton<InvoicePdf>();
        builder.Services.AddSingleton<StatementPdf>();
        builder.Services.AddScoped<StatementQuery>();
        builder.Services.AddQuotes();
        builder.Services.AddBuying();
        builder.AddPortalPayments();
        builder.AddPortalMessages();
        builder.AddSingleSignOn();
        builder.Services.AddDoctor();
        if (builder.Environment.IsSandbox())
        {
            builder.Services.AddSingleton<SandboxMove>();
        }
    }
}
