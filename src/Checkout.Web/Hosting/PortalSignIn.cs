using Checkout.Data.Identity;
using Checkout.Web.Features.Access;
using Checkout.Web.Features.Invitations;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.Passwords;
using Checkout.Web.Features.Users;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

using SignInOptions = Checkout.Web.Features.SignIn.SignInOptions;

namespace Checkout.Web.Hosting;

public static class PortalSignIn
{
    private const string SessionCookie = "checkout.session";

    public static void AddPortalSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddGate();
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add<DeedFilter>());
        builder.Services.AddScoped<NoPermissionPage>();
        builder.Services.AddScoped<MemberPages>();
        builder.Services.AddSingleton<DemoSignIns>();
        builder.Services.AddSingleton<PasswordRequests>();
        builder.Services.AddSingleton<SignInActivity>();
        builder.Services.AddScoped<NewPassword>();
        builder.Services.AddSingleton<InvitationLinks>();
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = PasswordHashing.Rounds);
        builder.Services.AddIdentityCore<CheckoutUser>()
            .AddEntityFrameworkStores<CheckoutDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        builder.Services.AddOptions<IdentityOptions>()
            .Configure<IOptions<SignInOptions>>((identity, signIn) => Configure(identity, signIn.Value));
        builder.Services.AddOptions<DataProtectionTokenProviderOptions>()
            .Configure<IOptions<SignInOptions>>((tokens, signIn) => tokens.TokenLifespan = TimeSpan.FromHours(signIn.Value.ResetLinkHours));

        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => Configure(cookie, builder.Environment.IsDevelopment()));
        builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SignInOptions>>((cookie, signIn) => cookie.ExpireTimeSpan = TimeSpan.FromHours(signIn.Value.SessionHours));
    }

    private static void Configure(IdentityOptions identity, SignInOptions signIn)
    {
        identity.User.RequireUniqueEmail = true;
        identity.Lockout.MaxFailedAccessAttempts = signIn.WrongPasswords;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(signIn.LockoutMinutes);

        // Length is what counts; kinds of characters only make people write passwords down.
        identity.Password.RequiredLength = signIn.PasswordLength;
        identity.Password.RequiredUniqueChars = 5;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }

    private static void Configure(CookieAuthenticationOptions cookie, bool development)
    {
        cookie.Cookie.Name = SessionCookie;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/SignIn";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = async context =>
            // Relative: the name of the host is whatever the request said.
            context.Response.Redirect(InterruptedForm.Interrupts(context.Request) ? await InterruptedForm.SignInUrlAsync(context.Request)
                : context.Request.PathBase + cookie.LoginPath + QueryString.Create(cookie.ReturnUrlParameter,
                    context.Request.PathBase + context.Request.Path + context.Request.QueryString));
        cookie.Events.OnRedirectToAccessDenied = context =>
            context.HttpContext.RequestServices.GetRequiredService<NoPermissionPage>().WriteAsync(context.HttpContext);
    }
}
